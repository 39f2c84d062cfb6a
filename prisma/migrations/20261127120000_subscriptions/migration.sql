-- People who follow image lists, and what they are told in the application and by e-mail.
CREATE TYPE "ListTopic" AS ENUM ('published', 'outdated', 'expiring', 'left');
CREATE TYPE "MailRhythm" AS ENUM ('at_once', 'daily', 'weekly', 'never');

CREATE TABLE "ListSubscription" (
    "id" UUID NOT NULL,
    "voId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "topics" "ListTopic"[],
    "rhythm" "MailRhythm" NOT NULL,
    "unsubscribeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListSubscription_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ListSubscription_unsubscribeKey_key" ON "ListSubscription"("unsubscribeKey");
CREATE UNIQUE INDEX "ListSubscription_voId_personId_key" ON "ListSubscription"("voId", "personId");
CREATE INDEX "ListSubscription_personId_idx" ON "ListSubscription"("personId");

ALTER TABLE "ListSubscription" ADD CONSTRAINT "ListSubscription_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListSubscription" ADD CONSTRAINT "ListSubscription_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListSubscription" ADD CONSTRAINT "ListSubscription_some_topic" CHECK (cardinality("topics") > 0);

CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "subscriptionId" UUID,
    "mailDueAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Notification_personId_about_key" ON "Notification"("personId", "about");
CREATE INDEX "Notification_personId_createdAt_id_idx" ON "Notification"("personId", "createdAt", "id");
CREATE INDEX "Notification_subscriptionId_idx" ON "Notification"("subscriptionId");
CREATE INDEX "Notification_mailDueAt_idx" ON "Notification"("mailDueAt");
CREATE INDEX "Notification_createdAt_idx" ON "Notification"("createdAt");

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "ListSubscription"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "OutgoingMail" ADD COLUMN "unsubscribeKey" TEXT;
