-- CreateEnum
CREATE TYPE "InvitationRole" AS ENUM ('maintainer', 'owner');

-- CreateEnum
CREATE TYPE "AnswerState" AS ENUM ('open', 'accepted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "VocabularyKind" AS ENUM ('category', 'discipline', 'licence');

-- DropIndex
DROP INDEX "AuditEvent_objectKind_objectId_idx";

-- DropIndex
DROP INDEX "AuditEvent_actorId_idx";

-- AlterTable
ALTER TABLE "AccessToken" ADD COLUMN     "allowedRanges" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "createdById" UUID,
ADD COLUMN     "curatableVos" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "lastUsedAddress" TEXT,
ADD COLUMN     "lastUsedClient" TEXT,
ADD COLUMN     "readsApi" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "writableAppliances" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "AuditEvent" ADD COLUMN     "address" TEXT,
ADD COLUMN     "partOfId" TEXT,
ADD COLUMN     "partOfKind" TEXT,
ADD COLUMN     "requestId" TEXT,
ADD COLUMN     "tokenId" TEXT;

-- What identity providers say moves from people to their identities.
-- CreateTable
CREATE TABLE "Identity" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "affiliation" TEXT,
    "entitlements" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(3),

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

INSERT INTO "Identity" ("id", "personId", "issuer", "subject", "name", "email", "affiliation", "entitlements", "createdAt", "lastSignInAt")
    SELECT gen_random_uuid(), "id", "issuer", "subject", "name", "email", "affiliation", coalesce("entitlements", '{}'), "createdAt", "lastSignInAt"
    FROM "Person";

DROP INDEX "Person_issuer_subject_key";

ALTER TABLE "Person" DROP COLUMN "entitlements",
DROP COLUMN "issuer",
DROP COLUMN "subject",
ADD COLUMN     "blockedReason" TEXT,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "orcid" TEXT,
ADD COLUMN     "profileCompletedAt" TIMESTAMPTZ(3);

-- Who was here before the profile page is not asked for one.
UPDATE "Person" SET "profileCompletedAt" = "createdAt";

-- AlterTable
ALTER TABLE "PlatformRoleGrant" DROP CONSTRAINT "PlatformRoleGrant_pkey",
ADD COLUMN     "entitlement" TEXT,
ADD COLUMN     "grantedById" UUID,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "identityId" UUID,
ADD CONSTRAINT "PlatformRoleGrant_pkey" PRIMARY KEY ("id");
ALTER TABLE "PlatformRoleGrant" ALTER COLUMN "id" DROP DEFAULT;
UPDATE "PlatformRoleGrant" g SET "identityId" = i."id" FROM "Identity" i
    WHERE i."personId" = g."personId" AND g."source" = 'entitlement';

-- AlterTable
ALTER TABLE "Provider" ADD COLUMN     "contactEmail" TEXT,
ADD COLUMN     "slug" TEXT;
UPDATE "Provider" p SET "slug" = n."slug" || CASE WHEN n."place" = 1 THEN '' ELSE '-' || n."place" END
FROM (
    SELECT "id", "slug", row_number() OVER (PARTITION BY "slug" ORDER BY "id") AS "place"
    FROM (
        SELECT "id", coalesce(nullif(trim(BOTH '-' FROM regexp_replace(lower("name"), '[^a-z0-9]+', '-', 'g')), ''), 'provider') AS "slug"
        FROM "Provider"
    ) named
) n WHERE n."id" = p."id";
ALTER TABLE "Provider" ALTER COLUMN "slug" SET NOT NULL;

-- AlterTable
ALTER TABLE "VoRoleGrant" DROP CONSTRAINT "VoRoleGrant_pkey",
ADD COLUMN     "entitlement" TEXT,
ADD COLUMN     "grantedById" UUID,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "identityId" UUID,
ADD CONSTRAINT "VoRoleGrant_pkey" PRIMARY KEY ("id");
ALTER TABLE "VoRoleGrant" ALTER COLUMN "id" DROP DEFAULT;
UPDATE "VoRoleGrant" g SET "identityId" = i."id" FROM "Identity" i
    WHERE i."personId" = g."personId" AND g."source" = 'entitlement';

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "identityId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "userAgent" TEXT,
    "idToken" TEXT,
    "linkingUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "confidential" TEXT,
    "about" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ApplianceInvitation" (
    "id" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "role" "InvitationRole" NOT NULL,
    "personId" UUID,
    "email" TEXT,
    "secretSha256" TEXT,
    "message" TEXT,
    "invitedById" UUID,
    "state" "AnswerState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApplianceInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" UUID NOT NULL,
    "applianceId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "message" TEXT NOT NULL,
    "state" "AnswerState" NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "JoinRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListOpening" (
    "voId" UUID NOT NULL,
    "providerId" UUID NOT NULL,
    "openedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListOpening_pkey" PRIMARY KEY ("voId","providerId")
);

-- CreateTable
CREATE TABLE "VoGroup" (
    "voId" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "role" "VoRole",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VoGroup_pkey" PRIMARY KEY ("voId","group")
);

-- CreateTable
CREATE TABLE "VocabularyTerm" (
    "id" UUID NOT NULL,
    "kind" "VocabularyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "url" TEXT,
    "parentId" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "VocabularyTerm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Identity_personId_idx" ON "Identity"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_issuer_subject_key" ON "Identity"("issuer", "subject");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_identityId_idx" ON "Session"("identityId");

-- CreateIndex
CREATE INDEX "OutgoingMail_createdAt_id_idx" ON "OutgoingMail"("createdAt", "id");

-- CreateIndex
CREATE INDEX "OutgoingMail_about_idx" ON "OutgoingMail"("about");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "ApplianceInvitation_secretSha256_key" ON "ApplianceInvitation"("secretSha256");

-- CreateIndex
CREATE INDEX "ApplianceInvitation_applianceId_idx" ON "ApplianceInvitation"("applianceId");

-- CreateIndex
CREATE INDEX "ApplianceInvitation_personId_idx" ON "ApplianceInvitation"("personId");

-- CreateIndex
CREATE INDEX "ApplianceInvitation_email_idx" ON "ApplianceInvitation"("email");

-- CreateIndex
CREATE INDEX "JoinRequest_applianceId_idx" ON "JoinRequest"("applianceId");

-- CreateIndex
CREATE INDEX "JoinRequest_personId_idx" ON "JoinRequest"("personId");

-- CreateIndex
CREATE INDEX "ListOpening_providerId_idx" ON "ListOpening"("providerId");

-- CreateIndex
CREATE INDEX "VoGroup_group_idx" ON "VoGroup"("group");

-- CreateIndex
CREATE INDEX "VocabularyTerm_kind_position_idx" ON "VocabularyTerm"("kind", "position");

-- CreateIndex
CREATE INDEX "VocabularyTerm_parentId_idx" ON "VocabularyTerm"("parentId");

-- CreateIndex
CREATE INDEX "AuditEvent_objectKind_objectId_occurredAt_id_action_actorId_idx" ON "AuditEvent"("objectKind", "objectId", "occurredAt", "id", "action", "actorId");

-- CreateIndex
CREATE INDEX "AuditEvent_partOfKind_partOfId_occurredAt_id_action_actorId_idx" ON "AuditEvent"("partOfKind", "partOfId", "occurredAt", "id", "action", "actorId");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_occurredAt_id_idx" ON "AuditEvent"("actorId", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_action_occurredAt_id_idx" ON "AuditEvent"("actorId", "action", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_actorName_occurredAt_id_idx" ON "AuditEvent"("actorName", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_action_occurredAt_id_idx" ON "AuditEvent"("action", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tokenId_occurredAt_id_idx" ON "AuditEvent"("tokenId", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_address_occurredAt_id_action_actorId_idx" ON "AuditEvent"("address", "occurredAt", "id", "action", "actorId");

-- CreateIndex
CREATE INDEX "AuditEvent_address_action_occurredAt_id_idx" ON "AuditEvent"("address", "action", "occurredAt", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_occurredAt_id_idx" ON "AuditEvent"("occurredAt", "id");

-- CreateIndex
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Person_name_id_idx" ON "Person"("name", "id");

-- CreateIndex
CREATE INDEX "PlatformRoleGrant_identityId_idx" ON "PlatformRoleGrant"("identityId");

-- CreateIndex
CREATE UNIQUE INDEX "Provider_slug_key" ON "Provider"("slug");

-- CreateIndex
CREATE INDEX "VoRoleGrant_identityId_idx" ON "VoRoleGrant"("identityId");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Identity" ADD CONSTRAINT "Identity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_identityId_fkey" FOREIGN KEY ("identityId") REFERENCES "Identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlatformRoleGrant" ADD CONSTRAINT "PlatformRoleGrant_identityId_fkey" FOREIGN KEY ("identityId") REFERENCES "Identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlatformRoleGrant" ADD CONSTRAINT "PlatformRoleGrant_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceInvitation" ADD CONSTRAINT "ApplianceInvitation_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceInvitation" ADD CONSTRAINT "ApplianceInvitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplianceInvitation" ADD CONSTRAINT "ApplianceInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListOpening" ADD CONSTRAINT "ListOpening_voId_fkey" FOREIGN KEY ("voId") REFERENCES "VoImageList"("voId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListOpening" ADD CONSTRAINT "ListOpening_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListOpening" ADD CONSTRAINT "ListOpening_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoGroup" ADD CONSTRAINT "VoGroup_voId_fkey" FOREIGN KEY ("voId") REFERENCES "Vo"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoRoleGrant" ADD CONSTRAINT "VoRoleGrant_identityId_fkey" FOREIGN KEY ("identityId") REFERENCES "Identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoRoleGrant" ADD CONSTRAINT "VoRoleGrant_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VocabularyTerm" ADD CONSTRAINT "VocabularyTerm_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "VocabularyTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A provider goes on reading what its tokens were made for.
INSERT INTO "ListOpening" ("voId", "providerId")
    SELECT DISTINCT v."id", t."providerId"
    FROM "AccessToken" t
    CROSS JOIN LATERAL unnest(t."readableVos") AS readable("name")
    JOIN "Vo" v ON v."name" = readable."name"
    JOIN "VoImageList" l ON l."voId" = v."id"
    WHERE t."providerId" IS NOT NULL;

-- One of each -------------------------------------------------------------------------------------------------------

CREATE UNIQUE INDEX "PlatformRoleGrant_oneOfEach_key" ON "PlatformRoleGrant" ("personId", "role", "identityId") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "VoRoleGrant_oneOfEach_key" ON "VoRoleGrant" ("voId", "personId", "role", "identityId") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "ApplianceInvitation_oneToOwner_key" ON "ApplianceInvitation" ("applianceId") WHERE "state" = 'open' AND "role" = 'owner';
CREATE UNIQUE INDEX "ApplianceInvitation_onePerson_key" ON "ApplianceInvitation" ("applianceId", "personId", "role") WHERE "state" = 'open' AND "email" IS NULL;
CREATE UNIQUE INDEX "ApplianceInvitation_oneAddress_key" ON "ApplianceInvitation" ("applianceId", "email", "role") WHERE "state" = 'open';
CREATE UNIQUE INDEX "JoinRequest_oneOpen_key" ON "JoinRequest" ("applianceId", "personId") WHERE "state" = 'open';
CREATE UNIQUE INDEX "VocabularyTerm_name_anyCase_key" ON "VocabularyTerm" ("kind", lower("name"));

-- Shapes ------------------------------------------------------------------------------------------------------------

ALTER TABLE "PlatformRoleGrant"
    ADD CONSTRAINT "PlatformRoleGrant_source_told" CHECK (("source" = 'entitlement') = ("identityId" IS NOT NULL));
ALTER TABLE "VoRoleGrant"
    ADD CONSTRAINT "VoRoleGrant_source_told" CHECK (("source" = 'entitlement') = ("identityId" IS NOT NULL));
ALTER TABLE "Person"
    ADD CONSTRAINT "Person_orcid_form" CHECK ("orcid" ~ '^([0-9]{4}-){3}[0-9]{3}[0-9X]$'),
    ADD CONSTRAINT "Person_not_merged_into_itself" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "Provider"
    ADD CONSTRAINT "Provider_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "AccessToken"
    ADD CONSTRAINT "AccessToken_provider_reads_lists_only"
        CHECK ("providerId" IS NULL OR (NOT "readsApi" AND "writableAppliances" = '{}' AND "curatableVos" = '{}')),
    ADD CONSTRAINT "AccessToken_expires_within_two_years" CHECK ("expiresAt" <= "createdAt" + interval '733 days');
ALTER TABLE "ApplianceInvitation"
    ADD CONSTRAINT "ApplianceInvitation_of_somebody" CHECK (num_nonnulls("personId", "email") >= 1),
    ADD CONSTRAINT "ApplianceInvitation_answered_whole" CHECK (("state" = 'open') = ("answeredAt" IS NULL));
ALTER TABLE "JoinRequest"
    ADD CONSTRAINT "JoinRequest_answered_whole" CHECK (("state" = 'open') = ("answeredAt" IS NULL));

-- Counting requests is no reason to write a log that survives a crash.
ALTER TABLE "RateLimit" SET UNLOGGED;

-- The audit trail ---------------------------------------------------------------------------------------------------

CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only ever appended to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- What was recorded before things had histories joins the history it belongs to: nothing that was told changes.
ALTER TABLE "AuditEvent" DISABLE TRIGGER "AuditEvent_append_only";
UPDATE "AuditEvent" e SET "partOfKind" = 'appliance', "partOfId" = v."applianceId"::text
    FROM "ApplianceVersion" v WHERE e."objectKind" = 'version' AND v."id"::text = e."objectId";
UPDATE "AuditEvent" e SET "partOfKind" = 'appliance', "partOfId" = v."applianceId"::text
    FROM "Image" i JOIN "ApplianceVersion" v ON v."id" = i."versionId"
    WHERE e."objectKind" = 'integrity_check' AND i."id"::text = e."details" ->> 'imageId';
UPDATE "AuditEvent" e
    SET "partOfKind" = CASE WHEN t."personId" IS NULL THEN 'provider' ELSE 'person' END,
        "partOfId" = coalesce(t."personId", t."providerId")::text
    FROM "AccessToken" t WHERE e."objectKind" = 'access_token' AND t."id" = e."objectId";
ALTER TABLE "AuditEvent" ENABLE TRIGGER "AuditEvent_append_only";

-- The words that entries choose from --------------------------------------------------------------------------------

INSERT INTO "VocabularyTerm" ("id", "kind", "name", "description", "url", "position")
SELECT gen_random_uuid(), t."kind"::"VocabularyKind", t."name", t."description", t."url", row_number() OVER (PARTITION BY t."kind")
FROM (VALUES
    ('category', 'Operating systems', 'A plain system to build on', NULL),
    ('category', 'Container platforms', 'Kubernetes, Docker and what runs containers', NULL),
    ('category', 'Batch computing', 'Worker nodes, schedulers and workflow engines', NULL),
    ('category', 'Interactive analysis', 'Notebooks, desktops and portals', NULL),
    ('category', 'Scientific software', 'Programs of a field, ready to run', NULL),
    ('category', 'Machine learning', 'Training and inference, with or without accelerators', NULL),
    ('category', 'Data services', 'Databases, storage and transfer', NULL),
    ('category', 'Monitoring', 'Probes and services that watch others', NULL),
    ('category', 'Training', 'Made for courses and tutorials', NULL),
    ('discipline', 'Computer and information sciences', NULL, NULL),
    ('discipline', 'Physical sciences', NULL, NULL),
    ('discipline', 'Chemical sciences', NULL, NULL),
    ('discipline', 'Earth and environmental sciences', NULL, NULL),
    ('discipline', 'Biological sciences', NULL, NULL),
    ('discipline', 'Medical and health sciences', NULL, NULL),
    ('discipline', 'Engineering and technology', NULL, NULL),
    ('discipline', 'Social sciences', NULL, NULL),
    ('discipline', 'Support activities', NULL, NULL),
    ('licence', 'Apache-2.0', 'Apache License 2.0', 'https://spdx.org/licenses/Apache-2.0.html'),
    ('licence', 'MIT', 'MIT License', 'https://spdx.org/licenses/MIT.html'),
    ('licence', 'BSD-2-Clause', 'BSD 2-Clause License', 'https://spdx.org/licenses/BSD-2-Clause.html'),
    ('licence', 'BSD-3-Clause', 'BSD 3-Clause License', 'https://spdx.org/licenses/BSD-3-Clause.html'),
    ('licence', 'GPL-2.0-only', 'GNU General Public License v2.0 only', 'https://spdx.org/licenses/GPL-2.0-only.html'),
    ('licence', 'GPL-2.0-or-later', 'GNU General Public License v2.0 or later', 'https://spdx.org/licenses/GPL-2.0-or-later.html'),
    ('licence', 'GPL-3.0-only', 'GNU General Public License v3.0 only', 'https://spdx.org/licenses/GPL-3.0-only.html'),
    ('licence', 'GPL-3.0-or-later', 'GNU General Public License v3.0 or later', 'https://spdx.org/licenses/GPL-3.0-or-later.html'),
    ('licence', 'LGPL-2.1-or-later', 'GNU Lesser General Public License v2.1 or later', 'https://spdx.org/licenses/LGPL-2.1-or-later.html'),
    ('licence', 'LGPL-3.0-or-later', 'GNU Lesser General Public License v3.0 or later', 'https://spdx.org/licenses/LGPL-3.0-or-later.html'),
    ('licence', 'AGPL-3.0-or-later', 'GNU Affero General Public License v3.0 or later', 'https://spdx.org/licenses/AGPL-3.0-or-later.html'),
    ('licence', 'MPL-2.0', 'Mozilla Public License 2.0', 'https://spdx.org/licenses/MPL-2.0.html'),
    ('licence', 'EUPL-1.2', 'European Union Public License 1.2', 'https://spdx.org/licenses/EUPL-1.2.html'),
    ('licence', 'CC-BY-4.0', 'Creative Commons Attribution 4.0 International', 'https://spdx.org/licenses/CC-BY-4.0.html'),
    ('licence', 'CC-BY-SA-4.0', 'Creative Commons Attribution Share Alike 4.0 International', 'https://spdx.org/licenses/CC-BY-SA-4.0.html'),
    ('licence', 'CC0-1.0', 'Creative Commons Zero v1.0 Universal', 'https://spdx.org/licenses/CC0-1.0.html')
) AS t("kind", "name", "description", "url");

-- Words that entries have chosen already stay choosable.
INSERT INTO "VocabularyTerm" ("id", "kind", "name", "position")
SELECT gen_random_uuid(), chosen."kind"::"VocabularyKind", chosen."name", 1000
FROM (
    SELECT 'category' AS "kind", "category" AS "name" FROM "VirtualAppliance"
    UNION SELECT 'discipline', unnest("disciplines") FROM "VirtualAppliance"
) chosen
WHERE trim(chosen."name") <> ''
ON CONFLICT ("kind", lower("name")) DO NOTHING;
