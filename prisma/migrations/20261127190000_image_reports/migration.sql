-- What the image linter found in an image that was measured.
CREATE TYPE "ImageReportGrade" AS ENUM ('clean', 'advice', 'failing');

CREATE TABLE "ImageReport" (
    "imageId" UUID NOT NULL,
    "rulesVersion" INTEGER NOT NULL,
    "grade" "ImageReportGrade" NOT NULL,
    "findings" JSONB NOT NULL,
    "inspected" BOOLEAN NOT NULL,
    "variant" TEXT NOT NULL DEFAULT '',
    "virtualSizeBytes" BIGINT,
    "traits" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImageReport_pkey" PRIMARY KEY ("imageId")
);

CREATE INDEX "ImageReport_grade_idx" ON "ImageReport"("grade");
CREATE INDEX "ImageReport_rulesVersion_idx" ON "ImageReport"("rulesVersion");
ALTER TABLE "ImageReport" ADD CONSTRAINT "ImageReport_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;
