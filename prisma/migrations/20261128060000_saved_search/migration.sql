-- Searches that people keep, and what they know to be found by them.
CREATE TABLE "SavedSearch" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "query" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "rhythm" "MailRhythm" NOT NULL,
    "unsubscribeKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "tooWideSince" TIMESTAMPTZ(3),

    CONSTRAINT "SavedSearch_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "SavedSearchHit" (
    "searchId" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedSearchHit_pkey" PRIMARY KEY ("searchId","applianceId")
);
CREATE UNIQUE INDEX "SavedSearch_unsubscribeKey_key" ON "SavedSearch"("unsubscribeKey");
CREATE UNIQUE INDEX "SavedSearch_personId_query_key" ON "SavedSearch"("personId", "query");
CREATE INDEX "SavedSearchHit_applianceId_idx" ON "SavedSearchHit"("applianceId");
ALTER TABLE "SavedSearch" ADD CONSTRAINT "SavedSearch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedSearchHit" ADD CONSTRAINT "SavedSearchHit_searchId_fkey" FOREIGN KEY ("searchId") REFERENCES "SavedSearch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SavedSearchHit" ADD CONSTRAINT "SavedSearchHit_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which search somebody is told.
ALTER TABLE "Notification" ADD COLUMN "savedSearchId" UUID;
CREATE INDEX "Notification_savedSearchId_idx" ON "Notification"("savedSearchId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_savedSearchId_fkey" FOREIGN KEY ("savedSearchId") REFERENCES "SavedSearch"("id") ON DELETE SET NULL ON UPDATE CASCADE;
