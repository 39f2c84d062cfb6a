-- A VO is removed by a flag, never by deleting: sites read its last list until the day that was told to them.
ALTER TABLE "Vo" ADD COLUMN "removedAt" TIMESTAMPTZ(3);
ALTER TABLE "Vo" ADD COLUMN "removalReason" TEXT;
ALTER TABLE "Vo" ADD COLUMN "listEndsAt" TIMESTAMPTZ(3);
-- Whoever removes a VO says why, and when its list stops. A VO that was brought back after that day has the day only, until
-- its list is signed anew.
ALTER TABLE "Vo" ADD CONSTRAINT "Vo_removal_is_whole"
  CHECK (("removedAt" IS NULL) = ("removalReason" IS NULL)
    AND ("removedAt" IS NULL OR coalesce("listEndsAt" >= "removedAt", false)));
