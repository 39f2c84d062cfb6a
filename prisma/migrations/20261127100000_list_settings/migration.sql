-- What a VO decides about its image list as a whole, and the second pair of eyes.
ALTER TABLE "VoImageList"
    ADD COLUMN "followDefault" "FollowMode" NOT NULL DEFAULT 'decide',
    ADD COLUMN "validityDays" INTEGER NOT NULL DEFAULT 30,
    ADD COLUMN "needsApproval" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "noticeRoles" "VoRole"[] DEFAULT ARRAY['manager', 'deputy', 'expert', 'shifter']::"VoRole"[],
    ADD COLUMN "noticeAddresses" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- At least 28 days: what sites may rely on. At most 90: a stale copy must be noticed.
ALTER TABLE "VoImageList" ADD CONSTRAINT "VoImageList_validity_range" CHECK ("validityDays" BETWEEN 28 AND 90);

CREATE TABLE "PublicationProposal" (
    "voId" UUID NOT NULL,
    "changeCount" INTEGER NOT NULL,
    "comment" TEXT NOT NULL,
    "proposedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationProposal_pkey" PRIMARY KEY ("voId")
);

ALTER TABLE "PublicationProposal" ADD CONSTRAINT "PublicationProposal_voId_fkey" FOREIGN KEY ("voId") REFERENCES "Draft"("voId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PublicationProposal" ADD CONSTRAINT "PublicationProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Revision" ADD COLUMN "approvedById" UUID;
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_two_people" CHECK ("approvedById" IS DISTINCT FROM "publishedById" OR "approvedById" IS NULL);
