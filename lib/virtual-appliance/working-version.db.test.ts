/** Starting, editing and discarding a working version. */
import { beforeEach, describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createWorkingVersion } from "./create-working-version.ts";
import { discardWorkingVersion } from "./discard-working-version.ts";
import { editWorkingVersion } from "./edit-working-version.ts";

const database = getDatabase();
const NOW = new Date("2026-03-10T12:00:00Z");

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
beforeEach(async () => {
  appliance = await createOwnedAppliance();
});

const form = (version: string, notes = "New.") => ({
  slug: appliance.slug,
  version,
  notes,
  expiresInMonths: 6,
});
const findWorking = () =>
  database.applianceVersion.findFirst({
    where: { applianceId: appliance.id, state: "working" },
    include: { images: { orderBy: { position: "asc" } } },
  });

describe("starting", () => {
  test("the first one is empty", async () => {
    await createWorkingVersion(appliance.maintainer, form("1.0"), NOW);
    const working = await findWorking();
    expect(working).toMatchObject({
      version: "1.0",
      notes: "New.",
      expiresAt: new Date("2026-09-10T23:59:59Z"),
      createdById: appliance.maintainer.personId,
      publishedAt: null,
      images: [],
    });
    expect(await auditTrailOf(working?.id ?? "")).toMatchObject([
      { action: "version.created", details: { version: "1.0", copyOf: null } },
    ]);
  });

  test("a later one is a copy of the latest: identifiers and checksums kept, numbers new", async () => {
    const images = [
      imageFields({ position: 0 }),
      imageFields({ position: 1, ownVersion: "2020", notes: "N" }),
    ];
    await createPublishedVersion(appliance.id, { version: "0.9" });
    const latest = await createPublishedVersion(appliance.id, { version: "1.0", images });
    await createWorkingVersion(appliance.owner, form("1.1"));
    const working = await findWorking();
    const told = (image: object) => ({ ...image, id: 0, number: 0, versionId: 0, ownVersion: null });
    const sorted = latest.images.toSorted((a, b) => a.position - b.position);
    expect(working?.images.map(told)).toEqual(sorted.map(told));
    expect(working?.images[1]).toMatchObject({ checksumSource: "measured", ownVersion: null });
    const numbers = [...latest.images, ...(working?.images ?? [])].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(4);
    expect(await auditTrailOf(working?.id ?? "")).toMatchObject([{ details: { copyOf: "1.0" } }]);
  });

  test("there is one at a time, also when two begin at once", async () => {
    const begun = await Promise.allSettled(
      ["1.0", "1.1", "1.2"].map((v) => createWorkingVersion(appliance.owner, form(v))),
    );
    const refusals = begun.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refusals).toHaveLength(2);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: "conflict", reason: "working_version_exists", fieldErrors: {} });
    }
    expect(await database.applianceVersion.count({ where: { applianceId: appliance.id } })).toBe(1);
  });

  test("a version string is not used again", async () => {
    await createPublishedVersion(appliance.id, { version: "1.0" });
    await createPublishedVersion(appliance.id, { version: "2.0" });
    for (const used of ["1.0", "2.0"]) {
      await expect(createWorkingVersion(appliance.owner, form(used))).rejects.toMatchObject({
        code: "conflict",
        reason: "version_taken",
        fieldErrors: { version: expect.stringContaining(used) },
      });
    }
    expect(await findWorking()).toBeNull();
  });
});

describe("editing", () => {
  test("changes string, notes and expiry; the trail tells before and after", async () => {
    await createWorkingVersion(appliance.owner, form("1.0"), NOW);
    await editWorkingVersion(appliance.owner, { ...form("1.0.1", "Newer."), expiresInMonths: 3 }, NOW);
    const working = await findWorking();
    expect(working).toMatchObject({
      version: "1.0.1",
      notes: "Newer.",
      expiresAt: new Date("2026-06-10T23:59:59Z"),
    });
    expect((await auditTrailOf(working?.id ?? "")).at(-1)).toMatchObject({
      action: "version.edited",
      details: {
        changes: {
          version: { before: "1.0", after: "1.0.1" },
          notes: { before: "New.", after: "Newer." },
          expiresAt: { before: "2026-09-10T23:59:59.000Z", after: "2026-06-10T23:59:59.000Z" },
        },
      },
    });
  });

  test("saving what is there already is not told", async () => {
    await createWorkingVersion(appliance.owner, form("1.0"), NOW);
    await editWorkingVersion(appliance.owner, form("1.0"), NOW);
    expect(await auditTrailOf((await findWorking())?.id ?? "")).toHaveLength(1);
  });

  test("a version string that was used is refused", async () => {
    await createPublishedVersion(appliance.id, { version: "1.0" });
    await createWorkingVersion(appliance.owner, form("1.1"));
    await expect(editWorkingVersion(appliance.owner, form("1.0"))).rejects.toMatchObject({
      code: "conflict",
      reason: "version_taken",
    });
  });

  test("where nothing is being worked on there is nothing to edit", async () => {
    await createPublishedVersion(appliance.id, { version: "1.0" });
    await expect(editWorkingVersion(appliance.owner, form("1.1"))).rejects.toMatchObject({
      code: "conflict",
      reason: "no_working_version",
    });
  });
});

describe("discarding", () => {
  test("takes images and checks along, and nothing that is published", async () => {
    const latest = await createPublishedVersion(appliance.id, { version: "1.0" });
    await createWorkingVersion(appliance.owner, form("1.1"));
    const working = await findWorking();
    const imageId = working?.images[0]?.id ?? "";
    await database.integrityCheck.create({ data: { imageId, url: "https://example.org/x" } });
    await discardWorkingVersion(appliance.owner, { slug: appliance.slug });
    expect(await findWorking()).toBeNull();
    expect(await database.image.findMany({ where: { versionId: working?.id ?? "" } })).toEqual([]);
    expect(await database.integrityCheck.findMany({ where: { imageId } })).toEqual([]);
    expect(await database.image.count({ where: { versionId: latest.id } })).toBe(1);
    expect((await auditTrailOf(working?.id ?? "")).at(-1)).toMatchObject({
      action: "version.discarded",
      details: { version: "1.1" },
    });
  });

  test("its version string is free again", async () => {
    await createWorkingVersion(appliance.owner, form("1.0"));
    await discardWorkingVersion(appliance.owner, { slug: appliance.slug });
    await expect(createWorkingVersion(appliance.owner, form("1.0"))).resolves.toEqual({
      slug: appliance.slug,
    });
  });

  test("twice is refused in words", async () => {
    await createWorkingVersion(appliance.owner, form("1.0"));
    await discardWorkingVersion(appliance.owner, { slug: appliance.slug });
    await expect(discardWorkingVersion(appliance.owner, { slug: appliance.slug })).rejects.toMatchObject({
      reason: "no_working_version",
    });
  });
});
