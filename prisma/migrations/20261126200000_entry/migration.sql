-- The whole entry of an appliance, and addresses that lead to it for ever.

ALTER TABLE "VirtualAppliance"
    ADD COLUMN "status" TEXT NOT NULL DEFAULT 'production',
    ADD COLUMN "furtherCategories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "licenceUrl" TEXT,
    ADD COLUMN "links" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "contacts" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "authors" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "publications" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "relations" JSONB NOT NULL DEFAULT '[]',
    ADD COLUMN "nameSkeleton" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "logoSha256" TEXT;

UPDATE "VirtualAppliance" SET "nameSkeleton" = lower(regexp_replace("name", '[^A-Za-z0-9]', '', 'g'));
CREATE INDEX "VirtualAppliance_nameSkeleton_idx" ON "VirtualAppliance"("nameSkeleton");

CREATE TABLE "Logo" (
    "sha256" TEXT NOT NULL,
    "small" BYTEA NOT NULL,
    "large" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Logo_pkey" PRIMARY KEY ("sha256")
);
CREATE INDEX "VirtualAppliance_logoSha256_idx" ON "VirtualAppliance"("logoSha256");
ALTER TABLE "VirtualAppliance" ADD CONSTRAINT "VirtualAppliance_logoSha256_fkey" FOREIGN KEY ("logoSha256") REFERENCES "Logo"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "FormerSlug" (
    "slug" TEXT NOT NULL,
    "applianceId" UUID NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormerSlug_pkey" PRIMARY KEY ("slug")
);
CREATE INDEX "FormerSlug_applianceId_replacedAt_idx" ON "FormerSlug"("applianceId", "replacedAt");
ALTER TABLE "FormerSlug" ADD CONSTRAINT "FormerSlug_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "VirtualAppliance"
    ADD CONSTRAINT "VirtualAppliance_status_known"
        CHECK ("status" IN ('in development', 'testing', 'production', 'unmaintained')),
    ADD CONSTRAINT "VirtualAppliance_lists_form" CHECK (
        jsonb_typeof("links") = 'array' AND jsonb_typeof("contacts") = 'array' AND jsonb_typeof("authors") = 'array'
        AND jsonb_typeof("publications") = 'array' AND jsonb_typeof("relations") = 'array');

-- An address that led to an appliance never leads to another one.
CREATE OR REPLACE FUNCTION refuse_reserved_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "ReservedSlug" WHERE "slug" = NEW."slug")
        OR EXISTS (SELECT 1 FROM "FormerSlug" WHERE "slug" = NEW."slug" AND "applianceId" <> NEW."id") THEN
        RAISE EXCEPTION 'slug % is reserved', NEW."slug" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_change_of_former_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- It goes with its appliance only.
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM "VirtualAppliance" WHERE "id" = OLD."applianceId") THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'former slug % leads to its appliance for ever', OLD."slug" USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "FormerSlug_immutable" BEFORE UPDATE OR DELETE ON "FormerSlug"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_former_slug();
