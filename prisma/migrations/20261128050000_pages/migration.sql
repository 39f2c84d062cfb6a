-- What visitors read of a VO: how to become a member, and for those who signed in, where its managers are reached.
ALTER TABLE "Vo" ADD COLUMN "enrolmentUrl" TEXT;
ALTER TABLE "Vo" ADD COLUMN "contactEmail" TEXT;

-- What is new, on the start page.
CREATE INDEX "ApplianceVersion_latest_publishedAt_idx" ON "ApplianceVersion" ("publishedAt" DESC, "id" DESC)
  WHERE "state" = 'latest';

-- Revisions published lately, of all VOs; and fetches of the last days.
CREATE INDEX "Revision_state_createdAt_idx" ON "Revision" ("state", "createdAt");
CREATE INDEX "ListFetch_lastAt_idx" ON "ListFetch" ("lastAt");
