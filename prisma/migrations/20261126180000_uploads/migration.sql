-- Image files that are uploaded here.

CREATE TYPE "ImageFileState" AS ENUM ('uploading', 'stored');

CREATE TABLE "ImageFile" (
    "id" UUID NOT NULL,
    "applianceId" UUID,
    "uploadedById" UUID,
    "fileName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "state" "ImageFileState" NOT NULL DEFAULT 'uploading',
    "sha512" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "storedAt" TIMESTAMPTZ(3),
    "lockedBy" UUID,
    "lockedUntil" TIMESTAMPTZ(3),
    "releaseAsked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ImageFile_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ImageFile_applianceId_idx" ON "ImageFile"("applianceId");
CREATE INDEX "ImageFile_uploadedById_idx" ON "ImageFile"("uploadedById");
CREATE INDEX "ImageFile_state_activeAt_idx" ON "ImageFile"("state", "activeAt");

ALTER TABLE "ImageFile" ADD CONSTRAINT "ImageFile_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ImageFile" ADD CONSTRAINT "ImageFile_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A file that an image names stays.
ALTER TABLE "Image" ADD COLUMN "fileId" UUID;
CREATE INDEX "Image_fileId_idx" ON "Image"("fileId");
ALTER TABLE "Image" ADD CONSTRAINT "Image_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "ImageFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ImageFile"
    ADD CONSTRAINT "ImageFile_fileName_form" CHECK ("fileName" ~ '^[A-Za-z0-9._-]{1,100}$' AND "fileName" ~ '[A-Za-z0-9]'),
    ADD CONSTRAINT "ImageFile_size_positive" CHECK ("sizeBytes" > 0),
    ADD CONSTRAINT "ImageFile_sha512_form" CHECK ("sha512" ~ '^[0-9a-f]{128}$'),
    ADD CONSTRAINT "ImageFile_stored_whole" CHECK (("state" = 'stored') = ("storedAt" IS NOT NULL));

CREATE FUNCTION refuse_change_of_stored_file() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Its checksum may become known later, once; its appliance and its uploader may go.
    changeable CONSTANT text[] := ARRAY['sha512', 'applianceId', 'uploadedById', 'activeAt', 'lockedBy', 'lockedUntil', 'releaseAsked'];
BEGIN
    IF to_jsonb(OLD) - changeable = to_jsonb(NEW) - changeable
        AND (OLD."sha512" IS NULL OR OLD."sha512" = NEW."sha512")
        AND (NEW."applianceId" IS NULL OR OLD."applianceId" = NEW."applianceId") THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a stored image file cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "ImageFile_immutable" BEFORE UPDATE ON "ImageFile"
    FOR EACH ROW WHEN (OLD."state" = 'stored') EXECUTE FUNCTION refuse_change_of_stored_file();
