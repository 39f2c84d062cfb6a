-- Appliances end: archived, or deleted where nothing depends on them.

-- AlterTable
ALTER TABLE "VirtualAppliance" ADD COLUMN     "archiveNote" TEXT,
ADD COLUMN     "archivedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReservedSlug" (
    "slug" TEXT NOT NULL,
    "reservedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReservedSlug_pkey" PRIMARY KEY ("slug")
);

ALTER TABLE "VirtualAppliance" ADD CONSTRAINT "VirtualAppliance_note_of_archived"
    CHECK ("archiveNote" IS NULL OR "archivedAt" IS NOT NULL);

-- Nothing new comes from what is archived.
CREATE FUNCTION refuse_version_of_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "VirtualAppliance" WHERE "id" = NEW."applianceId" AND "archivedAt" IS NOT NULL) THEN
        RAISE EXCEPTION 'appliance % is archived', NEW."applianceId" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "ApplianceVersion_not_begun_while_archived" BEFORE INSERT ON "ApplianceVersion"
    FOR EACH ROW EXECUTE FUNCTION refuse_version_of_archived();
CREATE TRIGGER "ApplianceVersion_not_published_while_archived" BEFORE UPDATE ON "ApplianceVersion"
    FOR EACH ROW WHEN (OLD."state" = 'working' AND NEW."state" <> 'working')
    EXECUTE FUNCTION refuse_version_of_archived();

-- An address that led to something published never leads to something else.
CREATE FUNCTION refuse_reserved_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "ReservedSlug" WHERE "slug" = NEW."slug") THEN
        RAISE EXCEPTION 'slug % is reserved', NEW."slug" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "VirtualAppliance_slug_not_reserved" BEFORE INSERT OR UPDATE OF "slug" ON "VirtualAppliance"
    FOR EACH ROW EXECUTE FUNCTION refuse_reserved_slug();
CREATE TRIGGER "ReservedSlug_immutable" BEFORE UPDATE OR DELETE ON "ReservedSlug"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except();

-- What was published can be deleted with its appliance, once that is archived. Whatever a list, a signing or a draft
-- refers to cannot: their foreign keys restrict it.
CREATE OR REPLACE FUNCTION refuse_change_except() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'ApplianceVersion' AND EXISTS (
        SELECT 1 FROM "VirtualAppliance"
        WHERE "id" = (to_jsonb(OLD) ->> 'applianceId')::uuid AND "archivedAt" IS NOT NULL
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% % is published and cannot be changed', TG_TABLE_NAME, coalesce(to_jsonb(OLD) ->> 'id', '')
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
