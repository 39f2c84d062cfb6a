-- Image files that lie elsewhere are looked at again and again; how each fares.

-- CreateEnum
CREATE TYPE "SourceStanding" AS ENUM ('well', 'unreachable', 'changed');

-- AlterTable
ALTER TABLE "IntegrityCheck" ADD COLUMN     "sha512" TEXT,
ADD COLUMN     "sizeBytes" BIGINT;

-- CreateTable
CREATE TABLE "ImageSource" (
    "imageId" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "nextLookAt" TIMESTAMPTZ(3) NOT NULL,
    "lastLookedAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failingSince" TIMESTAMPTZ(3),
    "lastFailureAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "length" BIGINT,
    "etag" TEXT,
    "lastModified" TEXT,
    "nextWholeAt" TIMESTAMPTZ(3) NOT NULL,
    "lastWholeAt" TIMESTAMPTZ(3),
    "wholeCheckId" UUID,
    "wholeFailures" INTEGER NOT NULL DEFAULT 0,
    "wholeFailingSince" TIMESTAMPTZ(3),
    "wholeFailure" TEXT,
    "changedSince" TIMESTAMPTZ(3),
    "foundSizeBytes" BIGINT,
    "foundSha512" TEXT,
    "toldStanding" "SourceStanding" NOT NULL DEFAULT 'well',
    "toldAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImageSource_pkey" PRIMARY KEY ("imageId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ImageSource_wholeCheckId_key" ON "ImageSource"("wholeCheckId");

-- CreateIndex
CREATE INDEX "ImageSource_nextLookAt_idx" ON "ImageSource"("nextLookAt");

-- CreateIndex
CREATE INDEX "ImageSource_nextWholeAt_idx" ON "ImageSource"("nextWholeAt");

-- CreateIndex
CREATE INDEX "ImageSource_host_idx" ON "ImageSource"("host");

-- AddForeignKey
ALTER TABLE "ImageSource" ADD CONSTRAINT "ImageSource_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImageSource" ADD CONSTRAINT "ImageSource_wholeCheckId_fkey" FOREIGN KEY ("wholeCheckId") REFERENCES "IntegrityCheck"("id") ON DELETE SET NULL ON UPDATE CASCADE;
