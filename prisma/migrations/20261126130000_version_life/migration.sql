-- CreateEnum
CREATE TYPE "PublicationRequestState" AS ENUM ('waiting', 'published', 'failed', 'called_off');

-- AlterTable
ALTER TABLE "ApplianceVersion" ADD COLUMN     "extendedAt" TIMESTAMPTZ(3),
ADD COLUMN     "listChangedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PublicationRequest" (
    "versionId" UUID NOT NULL,
    "state" "PublicationRequestState" NOT NULL DEFAULT 'waiting',
    "requestedById" UUID NOT NULL,
    "tokenId" TEXT,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "PublicationRequest_pkey" PRIMARY KEY ("versionId")
);

-- CreateTable
CREATE TABLE "ExpiryNotice" (
    "versionId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExpiryNotice_pkey" PRIMARY KEY ("versionId","expiresAt","kind")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "personId" UUID NOT NULL,
    "secretSha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "PublicationRequest_state_idx" ON "PublicationRequest"("state");

-- CreateIndex
CREATE INDEX "PublicationRequest_requestedById_idx" ON "PublicationRequest"("requestedById");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_secretSha256_key" ON "CalendarFeed"("secretSha256");

-- AddForeignKey
ALTER TABLE "PublicationRequest" ADD CONSTRAINT "PublicationRequest_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ApplianceVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationRequest" ADD CONSTRAINT "PublicationRequest_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpiryNotice" ADD CONSTRAINT "ExpiryNotice_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ApplianceVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rules -------------------------------------------------------------------------------------------------------------

ALTER TABLE "ApplianceVersion"
    DROP CONSTRAINT "ApplianceVersion_expires_within_a_year",
    -- A year from its publication or its last extension, leap day included, and a day for the time zones in between.
    ADD CONSTRAINT "ApplianceVersion_expires_within_a_year"
        CHECK ("publishedAt" IS NULL OR "expiresAt" <= coalesce("extendedAt", "publishedAt") + interval '367 days');

-- Of what is published, the expiry may come to lie later, counted from the day on which that is said. It never comes
-- nearer, and what was revoked is not extended.
DROP TRIGGER "ApplianceVersion_immutable" ON "ApplianceVersion";
CREATE TRIGGER "ApplianceVersion_immutable" BEFORE UPDATE OR DELETE ON "ApplianceVersion"
    FOR EACH ROW WHEN (OLD."state" <> 'working')
    EXECUTE FUNCTION refuse_change_except(
        'state', 'supersededAt', 'hiddenAt', 'revokedAt', 'updatedAt', 'listChangedAt', 'expiresAt', 'extendedAt');

CREATE FUNCTION refuse_unfit_extension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."expiresAt" > OLD."expiresAt" AND NEW."extendedAt" IS NOT NULL
        AND NEW."extendedAt" IS DISTINCT FROM OLD."extendedAt"
        AND NEW."extendedAt" >= coalesce(OLD."extendedAt", OLD."publishedAt")
        -- Clocks of other machines may be a little ahead.
        AND NEW."extendedAt" <= now() + interval '1 hour'
        AND OLD."revokedAt" IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the expiry of version % is published and can only be extended', OLD."id"
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "ApplianceVersion_extended_only" BEFORE UPDATE ON "ApplianceVersion"
    FOR EACH ROW WHEN (OLD."state" <> 'working'
        AND (NEW."expiresAt" IS DISTINCT FROM OLD."expiresAt" OR NEW."extendedAt" IS DISTINCT FROM OLD."extendedAt"))
    EXECUTE FUNCTION refuse_unfit_extension();
