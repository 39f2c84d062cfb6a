-- Certificates are announced before they are used, and offered to sites as long as lists signed with them may be held.
ALTER TABLE "SigningCertificate" ADD COLUMN "inUseSince" TIMESTAMPTZ(3);
-- Of a key that got into wrong hands.
ALTER TABLE "SigningCertificate" ADD COLUMN "distrustedSince" TIMESTAMPTZ(3);
UPDATE "SigningCertificate" SET "inUseSince" = "announcedAt";

CREATE INDEX "ListSigning_signerFingerprint_expiresAt_idx" ON "ListSigning"("signerFingerprint", "expiresAt");
