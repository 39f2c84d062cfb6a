-- How those who follow appliances want to be told.
CREATE TYPE "ApplianceTopic" AS ENUM ('published', 'stopped', 'archived', 'commented');
CREATE TABLE "FollowWish" (
    "personId" UUID NOT NULL,
    "topics" "ApplianceTopic"[],
    "rhythm" "MailRhythm" NOT NULL,
    "unsubscribeKey" TEXT NOT NULL,

    CONSTRAINT "FollowWish_pkey" PRIMARY KEY ("personId")
);
CREATE UNIQUE INDEX "FollowWish_unsubscribeKey_key" ON "FollowWish"("unsubscribeKey");
ALTER TABLE "FollowWish" ADD CONSTRAINT "FollowWish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which appliance somebody is told.
ALTER TABLE "Notification" ADD COLUMN "applianceId" UUID;
CREATE INDEX "Notification_applianceId_idx" ON "Notification"("applianceId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE SET NULL ON UPDATE CASCADE;
