-- What people find wrong with appliances.
CREATE TYPE "ProblemReason" AS ENUM ('false_data', 'inappropriate', 'outdated', 'broken_link', 'typo', 'copyright', 'other');
CREATE TYPE "ProblemState" AS ENUM ('open', 'resolved', 'dismissed');
CREATE TABLE "ProblemReport" (
    "id" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "reason" "ProblemReason" NOT NULL,
    "comment" TEXT,
    "reporterId" UUID,
    "reporterEmail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ProblemState" NOT NULL DEFAULT 'open',
    "note" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" UUID,

    CONSTRAINT "ProblemReport_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ProblemReport_applianceId_state_idx" ON "ProblemReport"("applianceId", "state");
CREATE INDEX "ProblemReport_state_createdAt_idx" ON "ProblemReport"("state", "createdAt");
CREATE INDEX "ProblemReport_reporterId_createdAt_idx" ON "ProblemReport"("reporterId", "createdAt");
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_other_check" CHECK ("reason" <> 'other' OR "comment" IS NOT NULL);
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_settled_check" CHECK (("state" = 'open') = ("settledAt" IS NULL) AND ("state" = 'open') = ("note" IS NULL));
