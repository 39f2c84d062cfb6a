-- Lists with which providers try what their clients check, and which requests came for them.
CREATE TYPE "TrialEditionKind" AS ENUM ('good', 'tampered', 'expired', 'rolled_back', 'unavailable');
CREATE TYPE "TrialRequestKind" AS ENUM ('list', 'image');

CREATE TABLE "ClientTrial" (
    "providerId" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "edition" "TrialEditionKind" NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,
    "highestVersion" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClientTrial_pkey" PRIMARY KEY ("providerId")
);

CREATE TABLE "TrialEdition" (
    "providerId" UUID NOT NULL,
    "edition" "TrialEditionKind" NOT NULL,
    "message" BYTEA NOT NULL,
    "messageSha256" TEXT NOT NULL,
    "listVersion" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TrialEdition_pkey" PRIMARY KEY ("providerId","edition")
);

CREATE TABLE "TrialRequest" (
    "id" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "TrialRequestKind" NOT NULL,
    "edition" "TrialEditionKind" NOT NULL,
    "method" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "client" TEXT NOT NULL,
    "isConditional" BOOLEAN NOT NULL,

    CONSTRAINT "TrialRequest_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ClientTrial_secret_key" ON "ClientTrial"("secret");
CREATE INDEX "TrialRequest_providerId_at_idx" ON "TrialRequest"("providerId", "at");
CREATE INDEX "TrialRequest_at_idx" ON "TrialRequest"("at");

ALTER TABLE "ClientTrial" ADD CONSTRAINT "ClientTrial_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TrialEdition" ADD CONSTRAINT "TrialEdition_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "ClientTrial"("providerId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TrialRequest" ADD CONSTRAINT "TrialRequest_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "ClientTrial"("providerId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "TrialEdition" ADD CONSTRAINT "TrialEdition_has_bytes" CHECK ("edition" <> 'unavailable');
