import { beforeEach, describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { asOwner } from "#lib/testing/as-owner.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { clearQueue, listQueued, whileInsertsFail } from "#lib/testing/queued-jobs.ts";
import { createWorkingVersion } from "./create-working-version.ts";
import { signApplianceListJob } from "./jobs.ts";
import { publishVersion } from "./publish-version.ts";

const database = getDatabase();

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
beforeEach(async () => {
  appliance = await createOwnedAppliance();
  await clearQueue();
});

const publish = (now?: Date) => publishVersion(appliance.owner, { slug: appliance.slug }, now);
const find = (id: string) => database.applianceVersion.findUniqueOrThrow({ where: { id } });

describe("publishing", () => {
  test("makes the working version the latest, and the latest a previous one", async () => {
    const old = await createPublishedVersion(appliance.id, { version: "1.0" });
    const { id, expiresAt } = await createWorkingVersionOf(appliance.id, { version: "2.0" });
    const now = new Date();
    expect(await publish(now)).toEqual({ slug: appliance.slug, version: "2.0" });
    expect(await find(id)).toMatchObject({
      state: "latest",
      publishedAt: now,
      publishedById: appliance.owner.personId,
      supersededAt: null,
    });
    expect(await find(old.id)).toMatchObject({ state: "previous", supersededAt: now });
    expect(await database.virtualAppliance.findUnique({ where: { id: appliance.id } })).toMatchObject({
      updatedAt: now,
    });
    expect(await auditTrailOf(id)).toMatchObject([
      {
        action: "version.published",
        details: { version: "2.0", expiresAt: expiresAt?.toISOString(), images: 1 },
      },
    ]);
    expect(await listQueued(signApplianceListJob)).toEqual([{ versionId: id }]);
  });

  test("goes on for ever: each has its turn as the latest", async () => {
    for (const version of ["1", "2", "3"]) {
      const form = { slug: appliance.slug, version, notes: "New.", expiresInMonths: 12 };
      await createWorkingVersion(appliance.owner, form);
      if (version === "1") {
        const working = await database.applianceVersion.findFirstOrThrow({
          where: { applianceId: appliance.id },
        });
        await database.image.create({ data: { ...imageFields(), versionId: working.id } });
      }
      await publish();
    }
    const versions = await database.applianceVersion.findMany({
      where: { applianceId: appliance.id },
      orderBy: { version: "asc" },
      select: { version: true, state: true, images: { select: { identifier: true } } },
    });
    expect(versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      "1 previous",
      "2 previous",
      "3 latest",
    ]);
    expect(new Set(versions.flatMap(({ images }) => images.map(({ identifier }) => identifier))).size).toBe(
      1,
    );
  });

  test("twice at once happens once", async () => {
    const { id } = await createWorkingVersionOf(appliance.id);
    const published = await Promise.allSettled([publish(), publish()]);
    expect(published.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await auditTrailOf(id)).toHaveLength(1);
    expect(await listQueued(signApplianceListJob)).toHaveLength(1);
  });
});

describe("is refused, and changes nothing,", () => {
  async function expectRefusal(id: string, message: RegExp): Promise<void> {
    await expect(publish()).rejects.toMatchObject({
      code: "conflict",
      reason: "not_publishable",
      message: expect.stringMatching(message),
    });
    expect(await find(id)).toMatchObject({ state: "working", publishedAt: null });
    expect(await listQueued(signApplianceListJob)).toEqual([]);
    expect(await auditTrailOf(id)).toEqual([]);
  }

  test("with every reason at once", async () => {
    const { id } = await createWorkingVersionOf(appliance.id, { images: [] });
    await database.applianceVersion.update({ where: { id }, data: { notes: "", expiresAt: null } });
    await expectRefusal(id, /^Not yet: Write release notes.+Choose when.+Add an image\.$/);
  });

  test("while an image is not checked", async () => {
    const unchecked = { sizeBytes: null, sha512: null, sha256: null, md5: null, checksumSource: null };
    const images = [imageFields(), imageFields({ ...unchecked, title: "Fresh" })];
    const { id } = await createWorkingVersionOf(appliance.id, { images });
    await expectRefusal(id, /^Not yet: Fresh: Start the integrity check/);
  });

  test("when a checksum was only declared", async () => {
    const images = [imageFields({ title: "Imported", checksumSource: "declared" })];
    const { id } = await createWorkingVersionOf(appliance.id, { images });
    await expectRefusal(id, /^Not yet: Imported: Start the integrity check/);
  });

  test("when it has expired meanwhile", async () => {
    const { id } = await createWorkingVersionOf(appliance.id);
    await database.applianceVersion.update({ where: { id }, data: { expiresAt: new Date(0) } });
    await expectRefusal(id, /expiry date in the future/);
  });

  // What cannot be signed would be published without a list for ever: nothing published can be corrected.
  test.each([
    ["an address that sites cannot use", { url: "https://images.example.org/a/../b.qcow2" }, /folder/],
    ["a format that no client knows", { format: "iso" }, /format “iso”/],
    ["a text of which nothing can be signed", { osName: "$$" }, /no operating system name/],
    ["a title that is too long once it is spelt out", { title: "高".repeat(200) }, /title is longer/],
  ])("when the list could not be signed: %s", async (_what, fields, reason) => {
    const { id } = await createWorkingVersionOf(appliance.id, { images: [imageFields(fields)] });
    await expectRefusal(id, reason);
  });

  test("when nothing is being worked on", async () => {
    await createPublishedVersion(appliance.id);
    await expect(publish()).rejects.toMatchObject({ code: "conflict", reason: "no_working_version" });
  });
});

describe("all or nothing", () => {
  test("a version that cannot be published after all leaves no signing job behind", async () => {
    const old = await createPublishedVersion(appliance.id);
    const { id } = await createWorkingVersionOf(appliance.id);
    // The failure comes with the commit, when everything has been written.
    await asOwner(`
      CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'at commit'; END $$`);
    await asOwner(`
      CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON "AuditEvent" DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION fail_at_commit()`);
    try {
      await expect(publish()).rejects.toThrow(/at commit/);
    } finally {
      await asOwner(`DROP TRIGGER fail_at_commit ON "AuditEvent"`);
    }
    expect(await find(id)).toMatchObject({ state: "working" });
    expect(await find(old.id)).toMatchObject({ state: "latest" });
    expect(await listQueued(signApplianceListJob)).toEqual([]);
    expect(await auditTrailOf(id)).toEqual([]);
  });

  test("without a signing job nothing is published", async () => {
    const { id } = await createWorkingVersionOf(appliance.id);
    await expect(whileInsertsFail('"jobs"."job"', () => publish())).rejects.toThrow(/refused by the test/);
    expect(await find(id)).toMatchObject({ state: "working" });
    expect(await auditTrailOf(id)).toEqual([]);
  });
});
