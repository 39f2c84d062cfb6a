-- The catalogue's search: one row an appliance with all that is searched, kept by the database itself. Every change of what
-- a row is made of marks the appliances concerned, and at the end of that transaction their rows are made anew.
-- lib/catalogue/catalogue-rows.db.test.ts tries every use case that changes something.

CREATE TABLE "CatalogueRow" (
    "applianceId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "briefText" tsvector NOT NULL,
    "fullText" tsvector NOT NULL,
    "spelling" tsvector NOT NULL,
    "facets" INTEGER[],
    "endorsements" INTEGER NOT NULL,
    "followers" INTEGER NOT NULL,
    "unmaintained" BOOLEAN NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CatalogueRow_pkey" PRIMARY KEY ("applianceId")
);
CREATE TABLE "CatalogueFacetValue" (
    "id" INTEGER NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "appliances" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CatalogueFacetValue_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "CatalogueChange" (
    "id" BIGSERIAL NOT NULL,
    "applianceIds" UUID[],
    "transaction" TEXT DEFAULT (pg_current_xact_id())::text,

    CONSTRAINT "CatalogueChange_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "CatalogueWord" (
    "word" TEXT NOT NULL,
    "appliances" INTEGER NOT NULL,
    "variants" TEXT[],

    CONSTRAINT "CatalogueWord_pkey" PRIMARY KEY ("word")
);
CREATE TABLE "CatalogueSummary" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "appliances" INTEGER NOT NULL,
    "refreshedAt" TIMESTAMPTZ(3),
    "countedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CatalogueSummary_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CatalogueRow_nameKey_applianceId_idx" ON "CatalogueRow"("nameKey", "applianceId");
CREATE INDEX "CatalogueRow_updatedAt_applianceId_idx" ON "CatalogueRow"("updatedAt", "applianceId");
CREATE INDEX "CatalogueRow_followers_applianceId_idx" ON "CatalogueRow"("followers", "applianceId");
CREATE UNIQUE INDEX "CatalogueFacetValue_facet_value_key" ON "CatalogueFacetValue"("facet", "value");
CREATE INDEX "CatalogueChange_transaction_idx" ON "CatalogueChange"("transaction");
ALTER TABLE "CatalogueRow" ADD CONSTRAINT "CatalogueRow_applianceId_fkey" FOREIGN KEY ("applianceId") REFERENCES "VirtualAppliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CatalogueSummary" ADD CONSTRAINT "CatalogueSummary_is_one" CHECK ("id" = 1);
CREATE INDEX "Image_sha256_idx" ON "Image"("sha256");

-- The search of the first releases.
DROP INDEX "VirtualAppliance_searchText_idx";
ALTER TABLE "VirtualAppliance" DROP COLUMN "searchText";
DROP FUNCTION words_of(text[]);

-- What a search reads of every row that it finds stays together on few pages; the long texts, which only their index is
-- asked for, lie elsewhere.
ALTER TABLE "CatalogueRow" SET (toast_tuple_target = 128);
ALTER TABLE "CatalogueRow" ALTER COLUMN "briefText" SET STORAGE MAIN, ALTER COLUMN "facets" SET STORAGE MAIN,
    ALTER COLUMN "nameKey" SET STORAGE MAIN, ALTER COLUMN "slug" SET STORAGE MAIN,
    ALTER COLUMN "fullText" SET STORAGE EXTERNAL, ALTER COLUMN "spelling" SET STORAGE EXTERNAL;
CREATE INDEX "CatalogueRow_fullText_idx" ON "CatalogueRow" USING gin ("fullText");
CREATE INDEX "CatalogueRow_facets_idx" ON "CatalogueRow" USING gin ("facets");
CREATE INDEX "CatalogueWord_variants_idx" ON "CatalogueWord" USING gin ("variants");

-- ---------------------------------------------------------------------------------------------------- words and numbers

-- The same as foldText in lib/catalogue/typed-text.ts: lower case, no accents, words separated by single blanks; a point
-- between digits belongs to a number.
CREATE FUNCTION catalogue_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(found[1], ' '), '')
    FROM regexp_matches(
        translate(replace(replace(replace(replace(
            regexp_replace(normalize(lower(normalize(coalesce(said, ''), NFKD)), NFKD), '[\u0300-\u036f]', '', 'g'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'øłđðı', 'olddi'),
        '([0-9]+(?:\.[0-9]+)+|[[:alnum:]]+)', 'g') AS found
$$;

-- As words stand, and as their stems.
CREATE FUNCTION catalogue_vector(said text, weight "char") RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('pg_catalog.simple', folded) || to_tsvector('pg_catalog.english', folded), weight)
    FROM (SELECT catalogue_fold(said) AS folded) AS one
$$;

-- The upper bits of a facet's numbers: the order of FACETS in lib/catalogue/catalogue-search.ts, counted from one.
CREATE FUNCTION catalogue_facet_number(facet text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_position(ARRAY['category', 'discipline', 'os', 'arch', 'format', 'hypervisor', 'vo', 'provider',
        'licence', 'accelerator', 'freshness', 'integrity', 'report'], facet) << 26
$$;
CREATE SEQUENCE "CatalogueFacetValue_number_seq" AS integer START 100 MAXVALUE 67108863;
-- Time passes, so no row holds its freshness; these are here for the counts of the whole catalogue.
INSERT INTO "CatalogueFacetValue" ("id", "facet", "value")
SELECT catalogue_facet_number('freshness') + n, 'freshness', value
FROM unnest(ARRAY['new', 'current', 'expiring', 'expired', 'revoked', 'none']) WITH ORDINALITY AS one (value, n);

-- What is left of a word without a letter, and without two where it is long; with the word itself.
CREATE FUNCTION catalogue_word_variants(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    WITH once AS (
        SELECT left(word, i - 1) || substr(word, i + 1) AS rest FROM generate_series(1, length(word)) AS i
    )
    SELECT array_agg(rest) FROM (
        SELECT word AS rest
        UNION SELECT rest FROM once
        UNION SELECT left(rest, i - 1) || substr(rest, i + 1) FROM once, generate_series(1, length(rest)) AS i
        WHERE length(word) >= 8
    ) AS all_of_them
$$;

-- ------------------------------------------------------------------------------------------------- what a row is made of

-- Who offers what: appliances in the current revision of each VO's list, as long as the list is answered; isVoPresent of
-- lib/vo/present-vos.ts says the same. That the day of an end passes is found out by the worker.
CREATE FUNCTION catalogue_endorsements(ids uuid[]) RETURNS TABLE ("applianceId" uuid, "voId" uuid)
    LANGUAGE sql STABLE AS $$
    SELECT DISTINCT v."applianceId", r."voId"
    FROM "ApplianceVersion" v
    JOIN "Image" i ON i."versionId" = v."id"
    JOIN "RevisionEntry" e ON e."imageId" = i."id"
    JOIN "Revision" r ON r."id" = e."revisionId"
    JOIN "Vo" vo ON vo."id" = r."voId"
    WHERE v."applianceId" = ANY (ids) AND (vo."removedAt" IS NULL OR vo."listEndsAt" > now())
    AND r."state" = 'published' AND r."number" = (
        SELECT max(c."number") FROM "Revision" c WHERE c."voId" = r."voId" AND c."state" = 'published')
$$;

CREATE FUNCTION catalogue_values(ids uuid[]) RETURNS TABLE ("applianceId" uuid, "facet" text, "value" text)
    LANGUAGE sql STABLE AS $$
    WITH RECURSIVE named AS (
        SELECT a."id", 'category' AS kind, one.name
        FROM "VirtualAppliance" a, unnest(a."category" || a."furtherCategories") AS one (name) WHERE a."id" = ANY (ids)
        UNION
        SELECT a."id", 'discipline', one.name
        FROM "VirtualAppliance" a, unnest(a."disciplines") AS one (name) WHERE a."id" = ANY (ids)
    ),
    shelves AS (
        SELECT n."id", n.kind, n.name, t."parentId"
        FROM named n LEFT JOIN "VocabularyTerm" t ON t."kind"::text = n.kind AND t."name" = n.name
        UNION
        SELECT s."id", s.kind, t."name", t."parentId" FROM shelves s JOIN "VocabularyTerm" t ON t."id" = s."parentId"
    ),
    images AS (
        SELECT v."applianceId", i.*, r."grade"
        FROM "ApplianceVersion" v JOIN "Image" i ON i."versionId" = v."id" LEFT JOIN "ImageReport" r ON r."imageId" = i."id"
        WHERE v."applianceId" = ANY (ids) AND v."state" = 'latest' AND v."hiddenAt" IS NULL
    ),
    endorsements AS (SELECT * FROM catalogue_endorsements(ids))
    SELECT s."id", s.kind, s.name FROM shelves s WHERE s.name <> ''
    UNION SELECT i."applianceId", 'os', trim(i."osName") FROM images i WHERE trim(i."osName") <> ''
    UNION SELECT i."applianceId", 'os', trim(i."osName") || ' ' || trim(i."osVersion") FROM images i
        WHERE trim(i."osName") <> '' AND trim(i."osVersion") <> ''
    UNION SELECT i."applianceId", 'arch', i."arch" FROM images i WHERE i."arch" <> ''
    UNION SELECT i."applianceId", 'format', i."format" FROM images i WHERE i."format" <> ''
    UNION SELECT i."applianceId", 'hypervisor', h FROM images i, unnest(i."hypervisors") AS h WHERE h <> ''
    UNION SELECT i."applianceId", 'accelerator', i."acceleratorKind" FROM images i WHERE i."acceleratorKind" <> ''
    UNION SELECT e."applianceId", 'vo', vo."name" FROM endorsements e JOIN "Vo" vo ON vo."id" = e."voId"
    -- Who fell silent is found out by the nightly rebuild.
    UNION SELECT e."applianceId", 'provider', p."slug" FROM endorsements e JOIN "Provider" p ON EXISTS (
        SELECT 1 FROM "ListFetch" f
        WHERE f."voId" = e."voId" AND f."providerId" = p."id" AND f."lastAt" > now() - interval '90 days')
    UNION SELECT a."id", 'licence', a."licence" FROM "VirtualAppliance" a WHERE a."id" = ANY (ids) AND a."licence" <> ''
    UNION SELECT i."applianceId", 'integrity', CASE
            WHEN bool_or(i."checksumSource" IS NULL) THEN 'unknown'
            WHEN bool_and(i."checksumSource" = 'measured') THEN 'measured' ELSE 'declared' END
        FROM images i GROUP BY i."applianceId"
    UNION SELECT i."applianceId", 'report', coalesce(max(i."grade")::text, 'none') FROM images i GROUP BY i."applianceId"
$$;

-- Makes the rows of these appliances anew, and takes away those of appliances that left the catalogue. Rows are locked
-- first, in one order: whoever waited then sees what the other did.
CREATE FUNCTION refresh_catalogue_rows(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "CatalogueRow" c WHERE c."applianceId" = ANY (ids) ORDER BY c."applianceId" FOR UPDATE;

    DELETE FROM "CatalogueRow" c USING "VirtualAppliance" a
    WHERE a."id" = c."applianceId" AND c."applianceId" = ANY (ids) AND a."archivedAt" IS NOT NULL;

    INSERT INTO "CatalogueFacetValue" ("id", "facet", "value")
    SELECT catalogue_facet_number(n."facet") + nextval('"CatalogueFacetValue_number_seq"')::integer, n."facet", n."value"
    FROM (
        SELECT DISTINCT v."facet", v."value" FROM catalogue_values(ids) v
        WHERE NOT EXISTS (SELECT 1 FROM "CatalogueFacetValue" f WHERE f."facet" = v."facet" AND f."value" = v."value")
        ORDER BY 1, 2
    ) AS n
    ON CONFLICT ("facet", "value") DO NOTHING;

    INSERT INTO "CatalogueRow" AS c ("applianceId", "slug", "nameKey", "briefText", "fullText", "spelling", "facets",
        "endorsements", "followers", "unmaintained", "publishedAt", "expiresAt", "revokedAt", "updatedAt", "refreshedAt")
    SELECT a."id", a."slug", catalogue_fold(a."name"),
        brief.vector, brief.vector || catalogue_vector(a."description", 'D'),
        strip(to_tsvector('pg_catalog.simple', catalogue_fold(concat_ws(' ', a."name", a."slug", a."summary", words.marked, words.others)))),
        coalesce(numbers.list, '{}'), vos.number, followers.number, a."status" = 'unmaintained',
        latest."publishedAt", latest."expiresAt", latest."revokedAt", a."updatedAt", clock_timestamp()
    FROM "VirtualAppliance" a
    LEFT JOIN "ApplianceVersion" latest
        ON latest."applianceId" = a."id" AND latest."state" = 'latest' AND latest."hiddenAt" IS NULL
    LEFT JOIN (
        SELECT v."applianceId", array_agg(f."id" ORDER BY f."id") AS list,
            string_agg(v."value", ' ') FILTER (WHERE v."facet" = 'os') AS systems,
            string_agg(v."value", ' ') FILTER (WHERE v."facet" IN ('category', 'discipline', 'accelerator')) AS shelves
        FROM catalogue_values(ids) v JOIN "CatalogueFacetValue" f ON f."facet" = v."facet" AND f."value" = v."value"
        GROUP BY v."applianceId"
    ) AS numbers ON numbers."applianceId" = a."id"
    CROSS JOIN LATERAL (
        SELECT count(*)::integer AS number, string_agg(vo."name" || ' ' || vo."title", ' ') AS names
        FROM catalogue_endorsements(ARRAY[a."id"]) e JOIN "Vo" vo ON vo."id" = e."voId"
    ) AS vos
    CROSS JOIN LATERAL (
        SELECT count(*)::integer AS number FROM "ApplianceFollower" f JOIN "Person" p ON p."id" = f."personId"
        WHERE f."applianceId" = a."id" AND p."blockedAt" IS NULL AND p."mergedIntoId" IS NULL
    ) AS followers
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ',
            (SELECT p."name" FROM "Person" p WHERE p."id" = a."ownerId"),
            (SELECT string_agg(p."name", ' ') FROM "ApplianceMaintainer" m JOIN "Person" p ON p."id" = m."personId"
             WHERE m."applianceId" = a."id"),
            (SELECT string_agg(author ->> 'name', ' ') FROM jsonb_array_elements(
                CASE jsonb_typeof(a."authors") WHEN 'array' THEN a."authors" ELSE '[]' END) AS author)
        ) AS names
    ) AS people
    CROSS JOIN LATERAL (
        SELECT concat_ws(' ', array_to_string(a."tags", ' '), numbers.systems) AS marked,
            concat_ws(' ', people.names, vos.names, numbers.shelves) AS others
    ) AS words
    CROSS JOIN LATERAL (
        SELECT catalogue_vector(a."name", 'A') || catalogue_vector(concat_ws(' ', a."slug", words.marked), 'B')
            || catalogue_vector(a."summary", 'C') || catalogue_vector(words.others, 'D') AS vector
    ) AS brief
    WHERE a."id" = ANY (ids) AND a."archivedAt" IS NULL
    ON CONFLICT ("applianceId") DO UPDATE SET "slug" = excluded."slug", "nameKey" = excluded."nameKey",
        "briefText" = excluded."briefText", "fullText" = excluded."fullText", "spelling" = excluded."spelling",
        "facets" = excluded."facets", "endorsements" = excluded."endorsements", "followers" = excluded."followers",
        "unmaintained" = excluded."unmaintained", "publishedAt" = excluded."publishedAt", "expiresAt" = excluded."expiresAt",
        "revokedAt" = excluded."revokedAt", "updatedAt" = excluded."updatedAt", "refreshedAt" = excluded."refreshedAt"
    WHERE (c."slug", c."nameKey", c."fullText", c."briefText", c."facets", c."endorsements", c."followers", c."unmaintained",
            c."publishedAt", c."expiresAt", c."revokedAt", c."updatedAt")
        IS DISTINCT FROM (excluded."slug", excluded."nameKey", excluded."fullText", excluded."briefText", excluded."facets",
            excluded."endorsements", excluded."followers", excluded."unmaintained", excluded."publishedAt",
            excluded."expiresAt", excluded."revokedAt", excluded."updatedAt");
END $$;

-- ------------------------------------------------------------------------------------------------------------- triggers

CREATE FUNCTION mark_catalogue_rows(ids uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO "CatalogueChange" ("applianceIds") SELECT ids WHERE cardinality(ids) > 0
$$;

-- At the end of a transaction, once for all that it changed; what concerns many appliances is left to the worker.
CREATE FUNCTION settle_catalogue_changes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    own text := pg_current_xact_id()::text;
    ids uuid[] := ARRAY(SELECT DISTINCT unnest("applianceIds") FROM "CatalogueChange" WHERE "transaction" = own);
BEGIN
    IF cardinality(ids) > 500 THEN
        UPDATE "CatalogueChange" SET "transaction" = NULL WHERE "transaction" = own;
    ELSIF cardinality(ids) > 0 THEN
        PERFORM refresh_catalogue_rows(ids);
        DELETE FROM "CatalogueChange" WHERE "transaction" = own;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "CatalogueChange_settle" AFTER INSERT ON "CatalogueChange"
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settle_catalogue_changes();

-- Each table in words of its own; all see the rows before and after as `before` and `after`, as far as there are any.
CREATE FUNCTION catalogue_appliance_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(SELECT "id" FROM after));
    RETURN NULL;
END $$;
CREATE TRIGGER "VirtualAppliance_catalogue_insert" AFTER INSERT ON "VirtualAppliance" REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_appliance_changed();
CREATE TRIGGER "VirtualAppliance_catalogue_update" AFTER UPDATE ON "VirtualAppliance" REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_appliance_changed();

-- Maintainers and followers.
CREATE FUNCTION catalogue_people_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(SELECT DISTINCT "applianceId" FROM changed));
    RETURN NULL;
END $$;
CREATE TRIGGER "ApplianceMaintainer_catalogue_insert" AFTER INSERT ON "ApplianceMaintainer" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_people_changed();
CREATE TRIGGER "ApplianceMaintainer_catalogue_update" AFTER UPDATE ON "ApplianceMaintainer" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_people_changed();
CREATE TRIGGER "ApplianceMaintainer_catalogue_delete" AFTER DELETE ON "ApplianceMaintainer" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_people_changed();
CREATE TRIGGER "ApplianceFollower_catalogue_insert" AFTER INSERT ON "ApplianceFollower" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_people_changed();
CREATE TRIGGER "ApplianceFollower_catalogue_update" AFTER UPDATE ON "ApplianceFollower" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_people_changed();
CREATE TRIGGER "ApplianceFollower_catalogue_delete" AFTER DELETE ON "ApplianceFollower" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_people_changed();

-- Working versions are nobody's business yet.
CREATE FUNCTION catalogue_version_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(SELECT DISTINCT "applianceId" FROM changed WHERE "state" <> 'working'));
    RETURN NULL;
END $$;
CREATE TRIGGER "ApplianceVersion_catalogue_insert" AFTER INSERT ON "ApplianceVersion" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_version_changed();
CREATE TRIGGER "ApplianceVersion_catalogue_update" AFTER UPDATE ON "ApplianceVersion" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_version_changed();
CREATE TRIGGER "ApplianceVersion_catalogue_delete" AFTER DELETE ON "ApplianceVersion" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_version_changed();

CREATE FUNCTION catalogue_image_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(
        SELECT DISTINCT v."applianceId" FROM changed JOIN "ApplianceVersion" v ON v."id" = changed."versionId"
        WHERE v."state" <> 'working'));
    RETURN NULL;
END $$;
CREATE TRIGGER "Image_catalogue_insert" AFTER INSERT ON "Image" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_image_changed();
CREATE TRIGGER "Image_catalogue_update" AFTER UPDATE ON "Image" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_image_changed();
CREATE TRIGGER "Image_catalogue_delete" AFTER DELETE ON "Image" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_image_changed();

CREATE FUNCTION catalogue_report_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(
        SELECT DISTINCT v."applianceId" FROM changed JOIN "Image" i ON i."id" = changed."imageId"
        JOIN "ApplianceVersion" v ON v."id" = i."versionId" WHERE v."state" = 'latest'));
    RETURN NULL;
END $$;
CREATE TRIGGER "ImageReport_catalogue_insert" AFTER INSERT ON "ImageReport" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_report_changed();
CREATE TRIGGER "ImageReport_catalogue_update" AFTER UPDATE ON "ImageReport" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_report_changed();
CREATE TRIGGER "ImageReport_catalogue_delete" AFTER DELETE ON "ImageReport" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_report_changed();

-- A revision became current: what is in it or in the one before, but not in both.
CREATE FUNCTION catalogue_revision_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(
        SELECT v."applianceId"
        FROM after r
        JOIN "Revision" held ON held."voId" = r."voId" AND held."state" = 'published' AND held."number" IN (r."number", (
            SELECT max(b."number") FROM "Revision" b
            WHERE b."voId" = r."voId" AND b."state" = 'published' AND b."number" < r."number"))
        JOIN "RevisionEntry" e ON e."revisionId" = held."id"
        JOIN "Image" i ON i."id" = e."imageId"
        JOIN "ApplianceVersion" v ON v."id" = i."versionId"
        WHERE r."state" = 'published'
        GROUP BY v."applianceId", r."id" HAVING count(DISTINCT held."id") = 1));
    RETURN NULL;
END $$;
CREATE TRIGGER "Revision_catalogue_insert" AFTER INSERT ON "Revision" REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_revision_published();
CREATE TRIGGER "Revision_catalogue_update" AFTER UPDATE ON "Revision" REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_revision_published();
-- Where a revision is published before its entries are there, as by an import.
CREATE FUNCTION catalogue_entry_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(
        SELECT DISTINCT v."applianceId" FROM after e JOIN "Revision" r ON r."id" = e."revisionId"
        JOIN "Image" i ON i."id" = e."imageId" JOIN "ApplianceVersion" v ON v."id" = i."versionId"
        WHERE r."state" = 'published'));
    RETURN NULL;
END $$;
CREATE TRIGGER "RevisionEntry_catalogue_insert" AFTER INSERT ON "RevisionEntry" REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_entry_added();

-- Names are searched, and who is blocked or became another account follows nothing.
CREATE FUNCTION catalogue_person_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(
        SELECT a."id" FROM after JOIN before USING ("id") JOIN "VirtualAppliance" a ON a."ownerId" = after."id"
        WHERE after."name" <> before."name"
        UNION
        SELECT m."applianceId" FROM after JOIN before USING ("id") JOIN "ApplianceMaintainer" m ON m."personId" = after."id"
        WHERE after."name" <> before."name"
        UNION
        SELECT f."applianceId" FROM after JOIN before USING ("id") JOIN "ApplianceFollower" f ON f."personId" = after."id"
        WHERE (after."blockedAt" IS NULL, after."mergedIntoId" IS NULL) <> (before."blockedAt" IS NULL, before."mergedIntoId" IS NULL)));
    RETURN NULL;
END $$;
CREATE TRIGGER "Person_catalogue_update" AFTER UPDATE ON "Person" REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_person_changed();

-- Appliances in the current revisions of these VOs' lists.
CREATE FUNCTION catalogue_endorsed_by(vos uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY(
        SELECT DISTINCT v."applianceId"
        FROM "Revision" r
        JOIN "RevisionEntry" e ON e."revisionId" = r."id"
        JOIN "Image" i ON i."id" = e."imageId"
        JOIN "ApplianceVersion" v ON v."id" = i."versionId"
        WHERE r."voId" = ANY (vos) AND r."state" = 'published' AND r."number" = (
            SELECT max(c."number") FROM "Revision" c WHERE c."voId" = r."voId" AND c."state" = 'published'))
$$;
CREATE FUNCTION catalogue_vo_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(catalogue_endorsed_by(ARRAY(
        SELECT "id" FROM after JOIN before USING ("id")
        WHERE (after."name", after."title", after."removedAt", after."listEndsAt")
            IS DISTINCT FROM (before."name", before."title", before."removedAt", before."listEndsAt"))));
    RETURN NULL;
END $$;
CREATE TRIGGER "Vo_catalogue_update" AFTER UPDATE ON "Vo" REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_vo_changed();

-- A provider fetched a list for the first time in 90 days, or is gone.
CREATE FUNCTION catalogue_list_fetched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(catalogue_endorsed_by(ARRAY(
        SELECT DISTINCT n."voId" FROM after n
        WHERE NOT EXISTS (
            SELECT 1 FROM "ListFetch" f WHERE f."voId" = n."voId" AND f."providerId" = n."providerId"
            AND f."lastAt" > now() - interval '90 days'
            AND (f."revisionNumber", f."client") <> (n."revisionNumber", n."client")))));
    RETURN NULL;
END $$;
CREATE FUNCTION catalogue_list_fetched_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(catalogue_endorsed_by(ARRAY(
        SELECT DISTINCT n."voId" FROM after n
        JOIN before o USING ("voId", "providerId", "revisionNumber", "client")
        WHERE o."lastAt" <= now() - interval '90 days' AND n."lastAt" > now() - interval '90 days')));
    RETURN NULL;
END $$;
CREATE FUNCTION catalogue_list_fetch_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(catalogue_endorsed_by(ARRAY(SELECT DISTINCT "voId" FROM before)));
    RETURN NULL;
END $$;
CREATE TRIGGER "ListFetch_catalogue_insert" AFTER INSERT ON "ListFetch" REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_list_fetched();
CREATE TRIGGER "ListFetch_catalogue_update" AFTER UPDATE ON "ListFetch" REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_list_fetched_again();
CREATE TRIGGER "ListFetch_catalogue_delete" AFTER DELETE ON "ListFetch" REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_list_fetch_forgotten();

-- Terms that stand above others: whoever is below is found above. A term's own name stands in the entries.
CREATE FUNCTION catalogue_terms_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM mark_catalogue_rows(ARRAY(
        WITH RECURSIVE below AS (
            SELECT t."id", t."name" FROM changed t
            UNION SELECT t."id", t."name" FROM "VocabularyTerm" t JOIN below b ON t."parentId" = b."id"
        ), names AS (SELECT array_agg("name") AS list FROM below)
        SELECT a."id" FROM "VirtualAppliance" a, names
        WHERE a."category" = ANY (list) OR a."furtherCategories" && list OR a."disciplines" && list));
    RETURN NULL;
END $$;
CREATE TRIGGER "VocabularyTerm_catalogue_insert" AFTER INSERT ON "VocabularyTerm" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_terms_changed();
CREATE TRIGGER "VocabularyTerm_catalogue_update" AFTER UPDATE ON "VocabularyTerm" REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_terms_changed();
CREATE TRIGGER "VocabularyTerm_catalogue_delete" AFTER DELETE ON "VocabularyTerm" REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue_terms_changed();

-- ------------------------------------------------------------------------------------------------------- words, counts

-- Brings the word table to what the rows hold.
CREATE FUNCTION refresh_catalogue_words() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    words text[];
    counts integer[];
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalogue words'));
    SELECT coalesce(array_agg(s.word), '{}'), coalesce(array_agg(s.ndoc), '{}') INTO words, counts
    FROM ts_stat('SELECT "spelling" FROM "CatalogueRow"') AS s
    WHERE length(s.word) BETWEEN 3 AND 24 AND s.word ~ '[[:alpha:]]';
    DELETE FROM "CatalogueWord" w WHERE NOT EXISTS (SELECT 1 FROM unnest(words) AS n (word) WHERE n.word = w."word");
    UPDATE "CatalogueWord" w SET "appliances" = n.appliances FROM unnest(words, counts) AS n (word, appliances)
    WHERE n.word = w."word" AND n.appliances <> w."appliances";
    INSERT INTO "CatalogueWord" ("word", "appliances", "variants")
    SELECT n.word, n.appliances, catalogue_word_variants(n.word) FROM unnest(words, counts) AS n (word, appliances)
    WHERE NOT EXISTS (SELECT 1 FROM "CatalogueWord" w WHERE w."word" = n.word)
    ON CONFLICT ("word") DO NOTHING;
END $$;

-- Counts every value over the whole catalogue, for the search that narrows nothing.
CREATE FUNCTION count_catalogue() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalogue counts'));
    UPDATE "CatalogueFacetValue" f SET "appliances" = coalesce(n.number, 0)
    FROM "CatalogueFacetValue" g LEFT JOIN (
        SELECT value, count(*)::integer AS number FROM "CatalogueRow" c, unnest(c."facets") AS value GROUP BY value
        UNION ALL
        -- As freshnessCondition of lib/catalogue/search-sql.ts has it.
        SELECT catalogue_facet_number('freshness') + one.n, one.number
        FROM (SELECT
            count(*) FILTER (WHERE alive AND "publishedAt" > now() - interval '30 days')::integer AS fresh,
            count(*) FILTER (WHERE alive)::integer AS current,
            count(*) FILTER (WHERE alive AND "expiresAt" <= now() + interval '30 days')::integer AS expiring,
            count(*) FILTER (WHERE "publishedAt" IS NOT NULL AND "revokedAt" IS NULL AND "expiresAt" <= now())::integer AS expired,
            count(*) FILTER (WHERE "revokedAt" IS NOT NULL)::integer AS revoked,
            count(*) FILTER (WHERE "publishedAt" IS NULL)::integer AS nothing
            FROM (SELECT *, "publishedAt" IS NOT NULL AND "revokedAt" IS NULL
                AND ("expiresAt" IS NULL OR "expiresAt" > now()) AS alive FROM "CatalogueRow") AS c
        ) AS f CROSS JOIN LATERAL (VALUES (1, fresh), (2, f.current), (3, expiring), (4, expired), (5, revoked), (6, nothing)) AS one (n, number)
    ) AS n ON n.value = g."id"
    WHERE g."id" = f."id" AND f."appliances" <> coalesce(n.number, 0);
    INSERT INTO "CatalogueSummary" ("id", "appliances", "refreshedAt", "countedAt")
    SELECT 1, count(*), max("refreshedAt"), now() FROM "CatalogueRow"
    ON CONFLICT ("id") DO UPDATE SET "appliances" = excluded."appliances", "refreshedAt" = excluded."refreshedAt",
        "countedAt" = excluded."countedAt";
END $$;

-- What is in the catalogue already.
SELECT refresh_catalogue_rows(ARRAY(SELECT "id" FROM "VirtualAppliance"));
SELECT refresh_catalogue_words();
SELECT count_catalogue();
