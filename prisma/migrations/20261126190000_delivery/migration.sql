-- Versions that are made from a description of their author.

CREATE TYPE "DeliveryTrigger" AS ENUM ('schedule', 'person', 'push');
CREATE TYPE "DeliveryState" AS ENUM ('running', 'published', 'nothing_new', 'failed', 'cancelled');

CREATE TABLE "DeliverySource" (
    "applianceId" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "publisherId" UUID NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),
    "pausedReason" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastCheckedAt" TIMESTAMPTZ(3),
    "nextCheckAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeliverySource_pkey" PRIMARY KEY ("applianceId")
);

CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "trigger" "DeliveryTrigger" NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'running',
    "publisherId" UUID NOT NULL,
    "tokenId" TEXT,
    "description" TEXT,
    "contentSha256" TEXT,
    "version" TEXT,
    "versionId" UUID,
    "tasks" JSONB NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "DeliverySource_publisherId_idx" ON "DeliverySource"("publisherId");
CREATE INDEX "DeliverySource_nextCheckAt_idx" ON "DeliverySource"("nextCheckAt");
CREATE INDEX "Delivery_applianceId_startedAt_idx" ON "Delivery"("applianceId", "startedAt");
CREATE INDEX "Delivery_publisherId_idx" ON "Delivery"("publisherId");
CREATE INDEX "Delivery_state_idx" ON "Delivery"("state");

ALTER TABLE "DeliverySource" ADD CONSTRAINT "DeliverySource_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DeliverySource" ADD CONSTRAINT "DeliverySource_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Two at a time would fight over the working version.
CREATE UNIQUE INDEX "Delivery_oneRunning_key" ON "Delivery"("applianceId") WHERE "state" = 'running';
ALTER TABLE "Delivery"
    ADD CONSTRAINT "Delivery_ended_whole" CHECK (("state" = 'running') = ("endedAt" IS NULL)),
    ADD CONSTRAINT "Delivery_content_form" CHECK ("contentSha256" ~ '^[0-9a-f]{64}$');

-- Who delivers tells of failures itself.
ALTER TABLE "PublicationRequest" ADD COLUMN "isQuiet" BOOLEAN NOT NULL DEFAULT false;
