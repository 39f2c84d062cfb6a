-- Why a security officer stopped a version: everybody who has it must know.
ALTER TABLE "ApplianceVersion" ADD COLUMN "revocationReason" TEXT;
ALTER TABLE "ApplianceVersion" ADD CONSTRAINT "ApplianceVersion_reason_with_revocation"
    CHECK ("revocationReason" IS NULL OR "revokedAt" IS NOT NULL);

DROP TRIGGER "ApplianceVersion_immutable" ON "ApplianceVersion";
CREATE TRIGGER "ApplianceVersion_immutable" BEFORE UPDATE OR DELETE ON "ApplianceVersion"
    FOR EACH ROW WHEN (OLD."state" <> 'working')
    EXECUTE FUNCTION refuse_change_except(
        'state', 'supersededAt', 'hiddenAt', 'revokedAt', 'revocationReason', 'updatedAt', 'listChangedAt', 'expiresAt',
        'extendedAt');
CREATE INDEX "Image_sha512_idx" ON "Image"("sha512");
