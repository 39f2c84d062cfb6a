import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asOwner } from "#lib/testing/as-owner.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  createTestVo,
  imageFields,
} from "#lib/testing/factories.ts";
import { diffModels } from "#prisma/migrate.ts";
import { getDatabase } from "./database.ts";

const database = getDatabase();

/** A revision with one entry and its identifier, frozen and signed; still in state `signing`. */
async function createPublishedRevision() {
  const { id: voId } = await createTestVo();
  const { id: applianceId } = await createAppliance();
  const { images } = await createPublishedVersion(applianceId);
  const now = new Date();
  const entryIdentifier = crypto.randomUUID();
  const imageIdentifier = images[0]?.identifier ?? "";
  await database.entryIdentifier.create({ data: { voId, imageIdentifier, entryIdentifier } });
  const { id } = await database.revision.create({
    data: {
      voId,
      number: 1,
      comment: "first",
      content: {},
      createdAt: now,
      entries: {
        create: { entryIdentifier, imageId: images[0]?.id ?? "", position: 0 },
      },
    },
  });
  await database.listSigning.create({
    data: {
      revisionId: id,
      listVersion: "1",
      renderings: {
        create: { path: "list.json", contentType: "application/json", body: "{}", sha256: "ab" },
      },
      contentCreatedAt: now,
      expiresAt: now,
      signedAt: now,
      message: new Uint8Array([1]),
      messageSha256: "",
      signerSubject: "",
      signerIssuer: "",
      signerFingerprint: "",
    },
  });
  return { id, image: images[0]?.id ?? "", now };
}

describe("the migrations and the models", () => {
  const databaseUrl = process.env.OWNER_DATABASE_URL ?? "";
  let fromModels: pg.Client;
  let migrated: pg.Client;

  beforeAll(async () => {
    migrated = new pg.Client({ connectionString: databaseUrl });
    await migrated.connect();
    await migrated.query("create database from_models");
    const url = new URL(databaseUrl);
    url.pathname = "/from_models";
    fromModels = new pg.Client({ connectionString: url.href });
    await fromModels.connect();
    await fromModels.query(await diffModels(databaseUrl, { tag: "empty" }));
  });

  afterAll(async () => {
    await fromModels.end();
    await migrated.query("drop database from_models");
    await migrated.end();
  });

  test("have the same tables, columns, types, defaults and nullability", async () => {
    const columns = `
      select table_name, column_name, udt_name, is_nullable, datetime_precision,
        case when is_generated = 'ALWAYS' then null else column_default end as column_default
      from information_schema.columns
      where table_schema = 'public' and table_name <> '_prisma_migrations'
      order by table_name, column_name`;
    expect((await migrated.query(columns)).rows).toEqual((await fromModels.query(columns)).rows);
  });

  test("have the same keys, unique indexes and references, save for those named by the migration", async () => {
    const constraints = `
      select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as definition
      from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u')
        and conrelid::regclass::text <> '_prisma_migrations'
      order by 1, 2`;
    expect((await migrated.query(constraints)).rows).toEqual((await fromModels.query(constraints)).rows);
    const indexes = "select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1";
    const found = (await migrated.query(indexes)).rows.filter(({ indexname }) => !/^_prisma/.test(indexname));
    const wanted = (await fromModels.query(indexes)).rows;
    expect(found).toEqual(expect.arrayContaining(wanted));
    const more = found
      .map(({ indexname }) => indexname)
      .filter((name) => !wanted.some((w) => w.indexname === name));
    expect(more.sort()).toEqual([
      "ApplianceInvitation_oneAddress_key",
      "ApplianceInvitation_onePerson_key",
      "ApplianceInvitation_oneToOwner_key",
      "ApplianceVersion_latest_publishedAt_idx",
      "ApplianceVersion_oneLatest_key",
      "ApplianceVersion_oneWorking_key",
      "CatalogueRow_facets_idx",
      "CatalogueRow_fullText_idx",
      "CatalogueWord_variants_idx",
      "Delivery_oneRunning_key",
      "IntegrityCheck_oneUnderWay_key",
      "JoinRequest_oneOpen_key",
      "ListRequest_oneOpen_key",
      "PlatformRoleGrant_oneOfEach_key",
      "RatingReport_oneOpen_key",
      "VirtualAppliance_name_anyCase_key",
      "VoRoleGrant_oneOfEach_key",
      "VocabularyTerm_name_anyCase_key",
    ]);
  });

  test("have the same enumerations", async () => {
    const enums = `
      select typname, enumlabel from pg_enum join pg_type on pg_type.oid = enumtypid
      where typnamespace = 'public'::regnamespace order by typname, enumsortorder`;
    expect((await migrated.query(enums)).rows).toEqual((await fromModels.query(enums)).rows);
  });
});

describe("one of each", () => {
  test("two appliances cannot differ by case alone", async () => {
    await createAppliance(null, "Plain Debian");
    await expect(
      database.virtualAppliance.create({
        data: {
          slug: "other",
          name: "PLAIN debian",
          summary: "s",
          description: "d",
          category: "Operating systems",
        },
      }),
    ).rejects.toThrow(/Unique constraint/);
  });

  test.each(["working", "latest"] as const)("an appliance has one %s version", async (state) => {
    const { id: applianceId } = await createAppliance();
    const version = (text: string) => ({
      applianceId,
      version: text,
      notes: "",
      state,
      publishedAt: new Date(),
      expiresAt: new Date(),
    });
    await database.applianceVersion.create({ data: version("1") });
    await expect(database.applianceVersion.create({ data: version("2") })).rejects.toThrow(
      /Unique constraint/,
    );
  });

  test("a VO has one draft, and each revision number once", async () => {
    const { id: voId } = await createTestVo();
    await expect(database.draft.create({ data: { voId } })).rejects.toThrow(/Unique constraint/);
    const revision = { voId, number: 1, comment: "", content: {}, createdAt: new Date() };
    await database.revision.create({ data: revision });
    await expect(database.revision.create({ data: revision })).rejects.toThrow(/Unique constraint/);
  });

  test("a VO is removed with a reason and a day that is not before it, or not at all", async () => {
    const { id } = await createTestVo();
    const [removedAt, listEndsAt] = [new Date(), new Date(Date.now() + 1000)];
    const unfit = [
      { removedAt, listEndsAt },
      { removedAt, removalReason: "So." },
      { removalReason: "So.", listEndsAt },
      { removedAt: listEndsAt, removalReason: "So.", listEndsAt: removedAt },
    ];
    for (const data of unfit) {
      await expect(database.vo.update({ where: { id }, data })).rejects.toThrow(/Vo_removal_is_whole/);
    }
    await database.vo.update({ where: { id }, data: { removedAt, removalReason: "So.", listEndsAt } });
    await database.vo.update({ where: { id }, data: { removedAt: null, removalReason: null } });
  });

  test("an image has one integrity check under way", async () => {
    const { id } = await createAppliance();
    const { images } = await createPublishedVersion(id);
    const check = { imageId: images[0]?.id ?? "", url: "https://example.org/x" };
    await database.integrityCheck.create({ data: { ...check, state: "passed" } });
    await database.integrityCheck.create({ data: check });
    await expect(database.integrityCheck.create({ data: { ...check, state: "running" } })).rejects.toThrow(
      /Unique constraint/,
    );
  });
});

describe("what is published", () => {
  test("cannot be edited, emptied, deleted or taken back", async () => {
    const { id: applianceId } = await createAppliance();
    const { id, images } = await createPublishedVersion(applianceId);
    const imageId = images[0]?.id ?? "";
    const { identifier: _identifier, ...image } = imageFields();
    const attempts = [
      database.applianceVersion.update({ where: { id }, data: { notes: "other" } }),
      database.applianceVersion.update({ where: { id }, data: { expiresAt: new Date() } }),
      database.applianceVersion.update({ where: { id }, data: { state: "working" } }),
      database.applianceVersion.delete({ where: { id } }),
      database.image.update({ where: { id: imageId }, data: { url: "https://example.org/other" } }),
      database.image.update({ where: { id: imageId }, data: { sha512: "f".repeat(128) } }),
      database.image.delete({ where: { id: imageId } }),
      database.image.create({ data: { ...image, identifier: crypto.randomUUID(), versionId: id } }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toThrow(/published|cannot go/);
  });

  test("may still be superseded, hidden and revoked", async () => {
    const { id: applianceId } = await createAppliance();
    const { id } = await createPublishedVersion(applianceId);
    const now = new Date();
    await database.applianceVersion.update({ where: { id }, data: { hiddenAt: now, revokedAt: now } });
    await database.applianceVersion.update({ where: { id }, data: { state: "previous", supersededAt: now } });
    await expect(
      database.applianceVersion.update({ where: { id }, data: { state: "latest" } }),
    ).rejects.toThrow(/cannot go/);
  });

  test("may come to expire later, counted from today, and in no other way", async () => {
    const { id: applianceId } = await createAppliance();
    const { id, expiresAt } = await createPublishedVersion(applianceId, { expiresInDays: 100 });
    const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000);
    const update = (data: object) => database.applianceVersion.update({ where: { id }, data });
    const now = new Date();
    const attempts = [
      update({ expiresAt: inDays(200) }),
      update({ expiresAt: inDays(50), extendedAt: now }),
      update({ expiresAt: inDays(400), extendedAt: now }),
      update({ expiresAt: inDays(400), extendedAt: inDays(40) }),
      update({ expiresAt: inDays(200), extendedAt: inDays(-1) }),
      update({ extendedAt: now }),
      update({ expiresAt: null, extendedAt: now }),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toThrow(/extended|within_a_year/);
    await update({ expiresAt: inDays(366), extendedAt: now });
    await update({ revokedAt: now });
    await expect(update({ expiresAt: inDays(366.5), extendedAt: new Date() })).rejects.toThrow(/extended/);
    expect(expiresAt).not.toBeNull();
  });

  test("an integrity check may confirm a declared checksum, and nothing else", async () => {
    const { id: applianceId } = await createAppliance();
    const { images } = await createPublishedVersion(applianceId, {
      images: [imageFields({ checksumSource: "declared", sha256: null, md5: null })],
    });
    const id = images[0]?.id ?? "";
    await database.image.update({
      where: { id },
      data: { checksumSource: "measured", checkedAt: new Date(), sha256: "0".repeat(64) },
    });
    await expect(database.image.update({ where: { id }, data: { sizeBytes: 1n } })).rejects.toThrow(
      /published/,
    );
  });

  test("revisions cannot change, and no entry joins them later", async () => {
    const { id, image, now } = await createPublishedRevision();
    const attempts = [
      database.revision.update({ where: { id }, data: { comment: "second" } }),
      database.revision.update({ where: { id }, data: { content: { other: true } } }),
      database.revision.delete({ where: { id } }),
      database.revisionEntry.create({
        data: {
          revisionId: id,
          entryIdentifier: crypto.randomUUID(),
          imageId: image,
          position: 1,
        },
      }),
    ];
    for (const attempt of attempts)
      await expect(attempt).rejects.toThrow(/cannot be changed|frozen|Foreign key/);
    await database.revision.update({ where: { id }, data: { state: "published", publishedAt: now } });
    await expect(
      database.revision.update({ where: { id }, data: { state: "signing", publishedAt: null } }),
    ).rejects.toThrow(/cannot go/);
  });

  describe.each([
    ["AuditEvent", `"actorName" = 'nobody'`],
    ["ListSigning", `"listVersion" = '0'`],
    ["ListRendering", `"body" = ''`],
    ["RevisionEntry", `"position" = "position" + 1`],
    ["EntryIdentifier", `"entryIdentifier" = gen_random_uuid()`],
  ])("%s only grows", (table, change) => {
    const changes = [`UPDATE "${table}" SET ${change}`, `DELETE FROM "${table}"`];

    test("the service has no right to change it, nor to switch its protection off", async () => {
      for (const statement of [
        ...changes,
        `TRUNCATE "${table}" CASCADE`,
        `ALTER TABLE "${table}" DISABLE TRIGGER ALL`,
        `DROP TABLE "${table}"`,
        `SET session_replication_role = replica`,
      ]) {
        await expect(database.$executeRawUnsafe(statement), statement).rejects.toThrow(
          /permission denied|must be owner/,
        );
      }
    });

    test("not even its owner changes it unawares", async () => {
      await createPublishedRevision();
      for (const statement of changes) {
        await expect(asOwner(statement), statement).rejects.toThrow(/cannot be changed/);
      }
    });
  });

  test("not even the owner may truncate the audit trail", async () => {
    await expect(asOwner('TRUNCATE "AuditEvent"')).rejects.toThrow(/only ever appended to/);
  });
});

describe("shapes", () => {
  test("a signing belongs to one thing, a token to one holder", async () => {
    const now = new Date();
    await expect(
      database.listSigning.create({
        data: {
          listVersion: "1",
          contentCreatedAt: now,
          expiresAt: now,
          signedAt: now,
          message: new Uint8Array(),
          messageSha256: "",
          signerSubject: "",
          signerIssuer: "",
          signerFingerprint: "",
        },
      }),
    ).rejects.toThrow(/of_one_thing/);
    await expect(
      database.accessToken.create({ data: { id: "x", name: "x", secretSha256: "", expiresAt: now } }),
    ).rejects.toThrow(/of_one_holder/);
  });

  test("a rendering is a text or bytes, never both", async () => {
    const { id } = await createPublishedRevision();
    const { id: signingId } = await database.listSigning.findFirstOrThrow({ where: { revisionId: id } });
    const file = { signingId, contentType: "application/x-xz", sha256: "" };
    const bytes = new Uint8Array([0, 255]);
    await database.listRendering.create({ data: { ...file, path: "a", body: "", bytes } });
    await expect(
      database.listRendering.create({ data: { ...file, path: "b", body: "text", bytes } }),
    ).rejects.toThrow(/text_or_bytes/);
  });

  test("a published version expires, within a year", async () => {
    const { id } = await createAppliance();
    await expect(createPublishedVersion(id, { expiresInDays: 400 })).rejects.toThrow(/within_a_year/);
  });
});

describe("an archived appliance", () => {
  const archive = (id: string) =>
    database.virtualAppliance.update({ where: { id }, data: { archivedAt: new Date() } });
  const begin = (applianceId: string) =>
    database.applianceVersion.create({ data: { applianceId, version: "9", notes: "" } });

  test("gets no version, and none of it is published", async () => {
    const { id } = await createAppliance();
    const working = await begin(id);
    await archive(id);
    const publish = {
      state: "latest",
      publishedAt: new Date(),
      expiresAt: new Date(Date.now() + 1e9),
    } as const;
    await expect(
      database.applianceVersion.update({ where: { id: working.id }, data: publish }),
    ).rejects.toThrow(/is archived/);
    await database.applianceVersion.delete({ where: { id: working.id } });
    await expect(begin(id)).rejects.toThrow(/is archived/);
    await database.virtualAppliance.update({ where: { id }, data: { archivedAt: null } });
    await begin(id);
  });

  test("has a note only while it is archived", async () => {
    const { id } = await createAppliance();
    await expect(
      database.virtualAppliance.update({ where: { id }, data: { archiveNote: "Why?" } }),
    ).rejects.toThrow(/note_of_archived/);
  });

  test("can lose what was published only when nothing refers to it", async () => {
    const { id } = await createAppliance();
    const version = await createPublishedVersion(id);
    const remove = () => database.applianceVersion.delete({ where: { id: version.id } });
    await expect(remove()).rejects.toThrow(/published and cannot be changed/);
    await archive(id);
    await expect(
      database.applianceVersion.update({ where: { id: version.id }, data: { notes: "Other." } }),
    ).rejects.toThrow(/published and cannot be changed/);
    await remove();
    const { image } = await createPublishedRevision();
    const held = await database.image.findUniqueOrThrow({ where: { id: image }, include: { version: true } });
    await archive(held.version.applianceId);
    await expect(database.applianceVersion.delete({ where: { id: held.versionId } })).rejects.toThrow(
      /RevisionEntry/,
    );
  });
});

test("a reserved address goes to nobody, and stays reserved", async () => {
  await database.reservedSlug.create({ data: { slug: "was-public" } });
  await expect(createAppliance(null, "Was public")).rejects.toThrow(/is reserved/);
  const { id } = await createAppliance();
  await expect(
    database.virtualAppliance.update({ where: { id }, data: { slug: "was-public" } }),
  ).rejects.toThrow(/is reserved/);
  await expect(database.reservedSlug.deleteMany()).rejects.toThrow(/cannot be changed/);
});

describe("ratings", () => {
  async function createRating(fields: { stars?: number; comment?: string | null } = {}) {
    const { id: applianceId } = await createAppliance();
    const { personId } = await createPerson();
    const now = new Date();
    return database.rating.create({
      data: { applianceId, personId, stars: 3, createdAt: now, updatedAt: now, ...fields },
    });
  }

  test.each([{ stars: 0 }, { stars: 6 }, { comment: "" }, { comment: "x".repeat(513) }])(
    "have one to five stars and at most 512 characters, not %j",
    async (fields) => {
      await expect(createRating(fields)).rejects.toThrow(/check/);
    },
  );

  test("count characters, not bytes", async () => {
    await createRating({ comment: "🦀".repeat(512) });
  });

  test("that are hidden say why", async () => {
    const { id } = await createRating();
    await expect(database.rating.update({ where: { id }, data: { hiddenAt: new Date() } })).rejects.toThrow(
      /check/,
    );
  });

  test("one open report a person and comment", async () => {
    const { id: ratingId } = await createRating();
    const { personId } = await createPerson();
    const report = { ratingId, personId, reason: "No.", createdAt: new Date() };
    const { id } = await database.ratingReport.create({ data: report });
    await expect(database.ratingReport.create({ data: report })).rejects.toThrow(/[Uu]nique/);
    await database.ratingReport.update({ where: { id }, data: { settledAt: new Date() } });
    await database.ratingReport.create({ data: report });
  });
});

describe("reports of problems", () => {
  test.each([
    { reason: "other" as const },
    { reason: "typo" as const, state: "resolved" as const },
    { reason: "typo" as const, note: "Mended." },
  ])("say what is wrong, and how they ended, not %j", async (fields) => {
    const { id: applianceId } = await createAppliance();
    await expect(
      database.problemReport.create({ data: { applianceId, createdAt: new Date(), ...fields } }),
    ).rejects.toThrow(/check/);
  });
});
