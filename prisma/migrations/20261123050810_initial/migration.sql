-- What the models in prisma/models say comes first, as Prisma's engine writes it (searchText made a generated column);
-- what they cannot say follows under its own headings. lib/platform/db/constraints.db.test.ts proves both.

-- array_to_string is only STABLE, for element types whose output depends on settings; text has none.
CREATE FUNCTION words_of(words text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT coalesce(array_to_string(words, ' '), '') $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "PlatformRole" AS ENUM ('security_officer', 'administrator');

-- CreateEnum
CREATE TYPE "GrantSource" AS ENUM ('entitlement', 'local');

-- CreateEnum
CREATE TYPE "IntegrityCheckState" AS ENUM ('queued', 'running', 'passed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "VersionState" AS ENUM ('working', 'latest', 'previous');

-- CreateEnum
CREATE TYPE "ChecksumSource" AS ENUM ('declared', 'measured');

-- CreateEnum
CREATE TYPE "ListVisibility" AS ENUM ('public', 'token');

-- CreateEnum
CREATE TYPE "RevisionState" AS ENUM ('signing', 'published');

-- CreateEnum
CREATE TYPE "VoRole" AS ENUM ('manager', 'deputy', 'expert', 'shifter', 'member');

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secretSha256" TEXT NOT NULL,
    "personId" UUID,
    "providerId" UUID,
    "readableVos" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "objectKind" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "affiliation" TEXT,
    "entitlements" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(3),
    "blockedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlatformRoleGrant" (
    "personId" UUID NOT NULL,
    "role" "PlatformRole" NOT NULL,
    "source" "GrantSource" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlatformRoleGrant_pkey" PRIMARY KEY ("personId","role","source")
);

-- CreateTable
CREATE TABLE "IntegrityCheck" (
    "id" UUID NOT NULL,
    "imageId" UUID NOT NULL,
    "state" "IntegrityCheckState" NOT NULL DEFAULT 'queued',
    "url" TEXT NOT NULL,
    "requestedById" UUID,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "heartbeatAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "cancelRequestedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "bytesTotal" BIGINT,
    "bytesDone" BIGINT NOT NULL DEFAULT 0,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "IntegrityCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListSigning" (
    "id" UUID NOT NULL,
    "revisionId" UUID,
    "applianceVersionId" UUID,
    "listVersion" TEXT NOT NULL,
    "contentCreatedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "message" BYTEA NOT NULL,
    "messageSha256" TEXT NOT NULL,
    "signerSubject" TEXT NOT NULL,
    "signerIssuer" TEXT NOT NULL,
    "signerFingerprint" TEXT NOT NULL,

    CONSTRAINT "ListSigning_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SigningCertificate" (
    "fingerprint" TEXT NOT NULL,
    "chainPem" TEXT NOT NULL,
    "authorityPem" TEXT,
    "revocationListPem" TEXT,
    "subject" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "notAfter" TIMESTAMPTZ(3) NOT NULL,
    "announcedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SigningCertificate_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "Provider" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "websiteUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderOperator" (
    "providerId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderOperator_pkey" PRIMARY KEY ("providerId","personId")
);

-- CreateTable
CREATE TABLE "VirtualAppliance" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "disciplines" TEXT[],
    "tags" TEXT[],
    "licence" TEXT,
    "homepageUrl" TEXT,
    "listIdentifier" UUID NOT NULL,
    "ownerId" UUID,
    "importedFrom" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "searchText" tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', "name" || ' ' || "slug"), 'A')
        || setweight(to_tsvector('english', "summary" || ' ' || words_of("tags") || ' ' || words_of("disciplines") || ' ' || "category"), 'B')
        || setweight(to_tsvector('english', "description"), 'C')
    ) STORED,

    CONSTRAINT "VirtualAppliance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplianceMaintainer" (
    "applianceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApplianceMaintainer_pkey" PRIMARY KEY ("applianceId","personId")
);

-- CreateTable
CREATE TABLE "ApplianceVersion" (
    "id" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "state" "VersionState" NOT NULL DEFAULT 'working',
    "expiresAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedById" UUID,
    "publishedAt" TIMESTAMPTZ(3),
    "supersededAt" TIMESTAMPTZ(3),
    "hiddenAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "imported" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ApplianceVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Image" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "versionId" UUID NOT NULL,
    "identifier" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "groupName" TEXT NOT NULL DEFAULT 'General group',
    "ownVersion" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "hypervisor" TEXT NOT NULL,
    "arch" TEXT NOT NULL,
    "osFamily" TEXT NOT NULL,
    "osName" TEXT NOT NULL,
    "osVersion" TEXT NOT NULL,
    "cpuMinimum" INTEGER,
    "cpuRecommended" INTEGER,
    "ramMinimumBytes" BIGINT,
    "ramRecommendedBytes" BIGINT,
    "diskMinimumBytes" BIGINT,
    "declaredSizeBytes" BIGINT,
    "declaredSha512" TEXT,
    "sizeBytes" BIGINT,
    "sha512" TEXT,
    "sha256" TEXT,
    "md5" TEXT,
    "checksumSource" "ChecksumSource",
    "checkedAt" TIMESTAMPTZ(3),
    "contributorName" TEXT,
    "contributorGuid" TEXT,
    "contributorUrl" TEXT,

    CONSTRAINT "Image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoImageList" (
    "voId" UUID NOT NULL,
    "identifier" UUID NOT NULL,
    "visibility" "ListVisibility" NOT NULL DEFAULT 'public',
    "importedListVersion" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VoImageList_pkey" PRIMARY KEY ("voId")
);

-- CreateTable
CREATE TABLE "Draft" (
    "voId" UUID NOT NULL,
    "changeCount" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("voId")
);

-- CreateTable
CREATE TABLE "DraftEntry" (
    "id" UUID NOT NULL,
    "voId" UUID NOT NULL,
    "imageId" UUID NOT NULL,
    "entryIdentifier" UUID NOT NULL,
    "addedById" UUID,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DraftEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryIdentifier" (
    "voId" UUID NOT NULL,
    "imageIdentifier" UUID NOT NULL,
    "entryIdentifier" UUID NOT NULL,

    CONSTRAINT "EntryIdentifier_pkey" PRIMARY KEY ("voId","imageIdentifier")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "voId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "RevisionState" NOT NULL DEFAULT 'signing',
    "comment" TEXT NOT NULL,
    "publishedById" UUID,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RevisionEntry" (
    "revisionId" UUID NOT NULL,
    "entryIdentifier" UUID NOT NULL,
    "imageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "RevisionEntry_pkey" PRIMARY KEY ("revisionId","entryIdentifier")
);

-- CreateTable
CREATE TABLE "Vo" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "discipline" TEXT,
    "homepageUrl" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoRoleGrant" (
    "voId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "VoRole" NOT NULL,
    "source" "GrantSource" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VoRoleGrant_pkey" PRIMARY KEY ("voId","personId","role","source")
);

-- CreateIndex
CREATE INDEX "AccessToken_personId_idx" ON "AccessToken"("personId");

-- CreateIndex
CREATE INDEX "AccessToken_providerId_idx" ON "AccessToken"("providerId");

-- CreateIndex
CREATE INDEX "AuditEvent_objectKind_objectId_idx" ON "AuditEvent"("objectKind", "objectId");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_issuer_subject_key" ON "Person"("issuer", "subject");

-- CreateIndex
CREATE INDEX "IntegrityCheck_imageId_requestedAt_idx" ON "IntegrityCheck"("imageId", "requestedAt");

-- CreateIndex
CREATE INDEX "IntegrityCheck_state_heartbeatAt_idx" ON "IntegrityCheck"("state", "heartbeatAt");

-- CreateIndex
CREATE UNIQUE INDEX "ListSigning_revisionId_listVersion_key" ON "ListSigning"("revisionId", "listVersion");

-- CreateIndex
CREATE UNIQUE INDEX "ListSigning_applianceVersionId_listVersion_key" ON "ListSigning"("applianceVersionId", "listVersion");

-- CreateIndex
CREATE UNIQUE INDEX "Provider_name_key" ON "Provider"("name");

-- CreateIndex
CREATE INDEX "ProviderOperator_personId_idx" ON "ProviderOperator"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "VirtualAppliance_number_key" ON "VirtualAppliance"("number");

-- CreateIndex
CREATE UNIQUE INDEX "VirtualAppliance_slug_key" ON "VirtualAppliance"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "VirtualAppliance_listIdentifier_key" ON "VirtualAppliance"("listIdentifier");

-- CreateIndex
CREATE INDEX "VirtualAppliance_ownerId_idx" ON "VirtualAppliance"("ownerId");

-- CreateIndex
CREATE INDEX "ApplianceMaintainer_personId_idx" ON "ApplianceMaintainer"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ApplianceVersion_applianceId_version_key" ON "ApplianceVersion"("applianceId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Image_number_key" ON "Image"("number");

-- CreateIndex
CREATE INDEX "Image_identifier_idx" ON "Image"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "Image_versionId_identifier_key" ON "Image"("versionId", "identifier");

-- CreateIndex
CREATE UNIQUE INDEX "VoImageList_identifier_key" ON "VoImageList"("identifier");

-- CreateIndex
CREATE INDEX "DraftEntry_imageId_idx" ON "DraftEntry"("imageId");

-- CreateIndex
CREATE UNIQUE INDEX "DraftEntry_voId_entryIdentifier_key" ON "DraftEntry"("voId", "entryIdentifier");

-- CreateIndex
CREATE UNIQUE INDEX "EntryIdentifier_entryIdentifier_key" ON "EntryIdentifier"("entryIdentifier");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_voId_number_key" ON "Revision"("voId", "number");

-- CreateIndex
CREATE INDEX "RevisionEntry_imageId_idx" ON "RevisionEntry"("imageId");

-- CreateIndex
CREATE INDEX "RevisionEntry_entryIdentifier_idx" ON "RevisionEntry"("entryIdentifier");

-- CreateIndex
CREATE UNIQUE INDEX "Vo_name_key" ON "Vo"("name");

-- CreateIndex
CREATE INDEX "VoRoleGrant_personId_idx" ON "VoRoleGrant"("personId");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlatformRoleGrant" ADD CONSTRAINT "PlatformRoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntegrityCheck" ADD CONSTRAINT "IntegrityCheck_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListSigning" ADD CONSTRAINT "ListSigning_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListSigning" ADD CONSTRAINT "ListSigning_applianceVersionId_fkey" FOREIGN KEY ("applianceVersionId") REFERENCES "ApplianceVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderOperator" ADD CONSTRAINT "ProviderOperator_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderOperator" ADD CONSTRAINT "ProviderOperator_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VirtualAppliance" ADD CONSTRAINT "VirtualAppliance_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceMaintainer" ADD CONSTRAINT "ApplianceMaintainer_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceMaintainer" ADD CONSTRAINT "ApplianceMaintainer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceVersion" ADD CONSTRAINT "ApplianceVersion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceVersion" ADD CONSTRAINT "ApplianceVersion_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Image" ADD CONSTRAINT "Image_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ApplianceVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoImageList" ADD CONSTRAINT "VoImageList_voId_fkey" FOREIGN KEY ("voId") REFERENCES "Vo"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftEntry" ADD CONSTRAINT "DraftEntry_voId_fkey" FOREIGN KEY ("voId") REFERENCES "Draft"("voId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftEntry" ADD CONSTRAINT "DraftEntry_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryIdentifier" ADD CONSTRAINT "EntryIdentifier_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RevisionEntry" ADD CONSTRAINT "RevisionEntry_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RevisionEntry" ADD CONSTRAINT "RevisionEntry_imageId_fkey" FOREIGN KEY ("imageId") REFERENCES "Image"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoRoleGrant" ADD CONSTRAINT "VoRoleGrant_voId_fkey" FOREIGN KEY ("voId") REFERENCES "Vo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoRoleGrant" ADD CONSTRAINT "VoRoleGrant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One of each -------------------------------------------------------------------------------------------------------

CREATE UNIQUE INDEX "VirtualAppliance_name_anyCase_key" ON "VirtualAppliance" (lower("name"));
CREATE UNIQUE INDEX "ApplianceVersion_oneWorking_key" ON "ApplianceVersion" ("applianceId") WHERE "state" = 'working';
CREATE UNIQUE INDEX "ApplianceVersion_oneLatest_key" ON "ApplianceVersion" ("applianceId") WHERE "state" = 'latest';
CREATE UNIQUE INDEX "IntegrityCheck_oneUnderWay_key" ON "IntegrityCheck" ("imageId") WHERE "state" IN ('queued', 'running');

CREATE INDEX "VirtualAppliance_searchText_idx" ON "VirtualAppliance" USING gin ("searchText");

-- Shapes ------------------------------------------------------------------------------------------------------------

ALTER TABLE "VirtualAppliance"
    ADD CONSTRAINT "VirtualAppliance_name_length" CHECK (char_length("name") BETWEEN 3 AND 50),
    ADD CONSTRAINT "VirtualAppliance_slug_form" CHECK ("slug" ~ '^[a-z0-9]+([.-][a-z0-9]+)*$');
ALTER TABLE "Vo"
    ADD CONSTRAINT "Vo_name_form" CHECK ("name" ~ '^[a-z0-9]+([._-][a-z0-9]+)*$');
ALTER TABLE "ApplianceVersion"
    ADD CONSTRAINT "ApplianceVersion_published_whole"
        CHECK ("state" = 'working' OR ("publishedAt" IS NOT NULL AND "expiresAt" IS NOT NULL)),
    -- A year, leap day included, and a day for the time zones in between.
    ADD CONSTRAINT "ApplianceVersion_expires_within_a_year"
        CHECK ("publishedAt" IS NULL OR "expiresAt" <= "publishedAt" + interval '367 days');
ALTER TABLE "Image"
    ADD CONSTRAINT "Image_sha512_form" CHECK ("sha512" ~ '^[0-9a-f]{128}$' AND "declaredSha512" ~ '^[0-9a-f]{128}$'),
    ADD CONSTRAINT "Image_format_lower_case" CHECK ("format" = lower("format")),
    ADD CONSTRAINT "Image_size_positive" CHECK ("sizeBytes" > 0),
    ADD CONSTRAINT "Image_checksum_whole"
        CHECK (("checksumSource" IS NULL) = ("sha512" IS NULL) AND ("sha512" IS NULL) = ("sizeBytes" IS NULL));
ALTER TABLE "Revision"
    ADD CONSTRAINT "Revision_number_positive" CHECK ("number" > 0),
    ADD CONSTRAINT "Revision_published_whole" CHECK (("state" = 'published') = ("publishedAt" IS NOT NULL));
ALTER TABLE "ListSigning"
    ADD CONSTRAINT "ListSigning_of_one_thing" CHECK (num_nonnulls("revisionId", "applianceVersionId") = 1);
ALTER TABLE "AccessToken"
    ADD CONSTRAINT "AccessToken_of_one_holder" CHECK (num_nonnulls("personId", "providerId") = 1);

-- What is published never changes -----------------------------------------------------------------------------------

-- Refuses an UPDATE that touches any column but those named as arguments, and every DELETE.
CREATE FUNCTION refuse_change_except() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - TG_ARGV = to_jsonb(NEW) - TG_ARGV THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% % is published and cannot be changed', TG_TABLE_NAME, coalesce(to_jsonb(OLD) ->> 'id', '')
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "ApplianceVersion_immutable" BEFORE UPDATE OR DELETE ON "ApplianceVersion"
    FOR EACH ROW WHEN (OLD."state" <> 'working')
    EXECUTE FUNCTION refuse_change_except('state', 'supersededAt', 'hiddenAt', 'revokedAt', 'updatedAt');

CREATE FUNCTION refuse_way_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% % cannot go from % to %', TG_TABLE_NAME, OLD."id", OLD."state", NEW."state"
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The order of the enumeration is the only way a version goes.
CREATE TRIGGER "ApplianceVersion_one_way" BEFORE UPDATE ON "ApplianceVersion"
    FOR EACH ROW WHEN (NEW."state" < OLD."state") EXECUTE FUNCTION refuse_way_back();
CREATE TRIGGER "Revision_one_way" BEFORE UPDATE ON "Revision"
    FOR EACH ROW WHEN (NEW."state" < OLD."state") EXECUTE FUNCTION refuse_way_back();

CREATE FUNCTION refuse_change_of_published_image() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- An integrity check may still confirm what an imported list declared.
    confirmable CONSTANT text[] := ARRAY['checksumSource', 'checkedAt', 'sha256', 'md5'];
    version_state "VersionState";
BEGIN
    SELECT "state" INTO version_state FROM "ApplianceVersion"
        WHERE "id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."versionId" ELSE OLD."versionId" END;
    IF version_state IS NULL OR version_state = 'working' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - confirmable = to_jsonb(NEW) - confirmable THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'images of a published version cannot be changed'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "Image_immutable" BEFORE INSERT OR UPDATE OR DELETE ON "Image"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_image();

CREATE TRIGGER "Revision_immutable" BEFORE UPDATE OR DELETE ON "Revision"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except('state', 'publishedAt');

CREATE FUNCTION refuse_entry_of_published_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Entries come in the transaction that freezes the revision, and never after.
    IF (SELECT xmin::text::bigint FROM "Revision" WHERE "id" = NEW."revisionId")
        <> (pg_current_xact_id()::text::bigint & 4294967295) THEN
        RAISE EXCEPTION 'revision % is frozen', NEW."revisionId" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "RevisionEntry_frozen" BEFORE INSERT ON "RevisionEntry"
    FOR EACH ROW EXECUTE FUNCTION refuse_entry_of_published_revision();
CREATE TRIGGER "RevisionEntry_immutable" BEFORE UPDATE OR DELETE ON "RevisionEntry"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except();
CREATE TRIGGER "ListSigning_immutable" BEFORE UPDATE OR DELETE ON "ListSigning"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except();
CREATE TRIGGER "EntryIdentifier_immutable" BEFORE UPDATE OR DELETE ON "EntryIdentifier"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except();
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
    FOR EACH ROW EXECUTE FUNCTION refuse_change_except();
