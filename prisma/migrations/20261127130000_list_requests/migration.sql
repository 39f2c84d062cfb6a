-- What those who maintain an appliance ask of the VOs.
CREATE TYPE "ListRequestKind" AS ENUM ('suggest', 'new_version', 'exclude', 'message');
CREATE TYPE "ListRequestState" AS ENUM ('open', 'accepted', 'declined', 'withdrawn');

CREATE TABLE "ListRequest" (
    "id" UUID NOT NULL,
    "voId" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "kind" "ListRequestKind" NOT NULL,
    "subject" TEXT,
    "message" TEXT,
    "state" "ListRequestState" NOT NULL DEFAULT 'open',
    "sentById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ListRequest_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ListRequest_voId_state_idx" ON "ListRequest"("voId", "state");
CREATE INDEX "ListRequest_applianceId_idx" ON "ListRequest"("applianceId");
CREATE INDEX "ListRequest_sentById_createdAt_idx" ON "ListRequest"("sentById", "createdAt");
-- The same is not asked twice before it is answered; messages may be.
CREATE UNIQUE INDEX "ListRequest_oneOpen_key" ON "ListRequest" ("voId", "applianceId", "kind") WHERE "state" = 'open' AND "kind" <> 'message';

ALTER TABLE "ListRequest" ADD CONSTRAINT "ListRequest_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListRequest" ADD CONSTRAINT "ListRequest_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ListRequest" ADD CONSTRAINT "ListRequest_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ListRequest" ADD CONSTRAINT "ListRequest_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ListRequest"
    ADD CONSTRAINT "ListRequest_answered_whole" CHECK (("state" = 'open') = ("answeredAt" IS NULL)),
    ADD CONSTRAINT "ListRequest_message_says_something" CHECK ("kind" <> 'message' OR ("subject" IS NOT NULL AND "message" IS NOT NULL));
