-- What Incus and LXD need beside the disk of an image.
CREATE TABLE "IncusMetadata" (
    "imageId" UUID NOT NULL,
    "body" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "combinedSha256" TEXT NOT NULL,
    "diskSha256" TEXT NOT NULL,
    "arch" TEXT NOT NULL,
    "osName" TEXT NOT NULL,
    "osVersion" TEXT NOT NULL,

    CONSTRAINT "IncusMetadata_pkey" PRIMARY KEY ("imageId"),
    CONSTRAINT "IncusMetadata_sha256_true" CHECK ("sha256" = encode(sha256("body"), 'hex')),
    CONSTRAINT "IncusMetadata_sums_hex"
        CHECK ("combinedSha256" ~ '^[0-9a-f]{64}$' AND "diskSha256" ~ '^[0-9a-f]{64}$')
);

ALTER TABLE "IncusMetadata" ADD CONSTRAINT "IncusMetadata_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lists name it by its sums: of a published image it can come, but neither change nor go, save with the image.
CREATE FUNCTION refuse_change_of_published_metadata() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    version_state "VersionState";
BEGIN
    SELECT v."state" INTO version_state FROM "Image" i JOIN "ApplianceVersion" v ON v."id" = i."versionId"
        WHERE i."id" = OLD."imageId";
    IF version_state IS NULL OR version_state = 'working' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'metadata of an image of a published version cannot be changed'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "IncusMetadata_immutable" BEFORE UPDATE OR DELETE ON "IncusMetadata"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_metadata();

-- Renderings that are no text.
ALTER TABLE "ListRendering" ADD COLUMN "bytes" BYTEA;
ALTER TABLE "ListRendering"
    ADD CONSTRAINT "ListRendering_text_or_bytes" CHECK ("bytes" IS NULL OR "body" = '');
