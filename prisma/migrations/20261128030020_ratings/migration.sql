-- Stars, comments, answers, and reports of abuse.
CREATE TABLE "Rating" (
    "id" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "stars" INTEGER NOT NULL,
    "comment" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "toldAt" TIMESTAMPTZ(3),
    "hiddenAt" TIMESTAMPTZ(3),
    "hiddenReason" TEXT,
    "revisedAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,

    CONSTRAINT "Rating_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "RatingReport" (
    "id" UUID NOT NULL,
    "ratingId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "RatingReport_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Rating_applianceId_personId_key" ON "Rating"("applianceId", "personId");
CREATE INDEX "Rating_personId_idx" ON "Rating"("personId");
CREATE INDEX "Rating_applianceId_createdAt_idx" ON "Rating"("applianceId", "createdAt");
CREATE INDEX "RatingReport_ratingId_idx" ON "RatingReport"("ratingId");
CREATE INDEX "RatingReport_personId_createdAt_idx" ON "RatingReport"("personId", "createdAt");
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RatingReport" ADD CONSTRAINT "RatingReport_ratingId_fkey" FOREIGN KEY ("ratingId") REFERENCES "Rating"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RatingReport" ADD CONSTRAINT "RatingReport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Rating" ADD CONSTRAINT "Rating_stars_check" CHECK ("stars" BETWEEN 1 AND 5);
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_comment_check" CHECK ("comment" <> '' AND char_length("comment") <= 512);
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_hidden_check" CHECK (("hiddenAt" IS NULL) = ("hiddenReason" IS NULL));
ALTER TABLE "Rating" ADD CONSTRAINT "Rating_answer_check" CHECK (("answer" IS NULL) = ("answeredAt" IS NULL));
-- One open report a person and comment.
CREATE UNIQUE INDEX "RatingReport_oneOpen_key" ON "RatingReport"("ratingId", "personId") WHERE "settledAt" IS NULL;
