import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import {
  createOwnedAppliance,
  createWholeScene,
  createWorkingVersionOf,
} from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  findImagePage,
  getApplianceForEdit,
  getAppliancePage,
  getIntegrityCheck,
  getVersionPage,
  getWorkingVersionPage,
} from "./queries.ts";

const database = getDatabase();
const NOW = new Date();
const scene = await createWholeScene();
const { slug, owner, image } = scene;

describe("the appliance page", () => {
  test("shows others what is published, and nothing else", async () => {
    const page = await getAppliancePage(ANONYMOUS, slug, NOW);
    expect(page).toMatchObject({
      slug,
      mayMaintain: false,
      working: null,
      latest: { version: "2.0", status: "current", images: [{ sizeBytes: 196_616n }] },
      previous: [],
      owner: { name: owner.name },
      endorsingVos: [],
    });
    const told = JSON.stringify(page, (_key, value) => (typeof value === "bigint" ? String(value) : value));
    expect(told).not.toContain("In the making.");
    expect(told).not.toContain("person@example.org");
  });

  test("shows those who maintain it all of it", async () => {
    expect(await getAppliancePage(owner, slug, NOW)).toMatchObject({
      mayMaintain: true,
      working: { version: "3.0", status: "working" },
      latest: { version: "2.0" },
      previous: [{ version: "1.0", status: "hidden" }],
    });
  });

  test("a hidden latest version is no latest version to others", async () => {
    const other = await createOwnedAppliance();
    const { id } = await createPublishedVersion(other.id);
    await database.applianceVersion.update({ where: { id }, data: { hiddenAt: NOW } });
    expect(await getAppliancePage(ANONYMOUS, other.slug, NOW)).toMatchObject({ latest: null, previous: [] });
    expect(await getAppliancePage(other.owner, other.slug, NOW)).toMatchObject({
      latest: { status: "hidden" },
    });
  });

  test("what is not there is null", async () => {
    expect(await getAppliancePage(owner, "nowhere", NOW)).toBeNull();
    expect(await getVersionPage(owner, slug, "9.9", NOW)).toBeNull();
    expect(await getVersionPage(owner, "nowhere", "2.0", NOW)).toBeNull();
    expect(await getWorkingVersionPage(owner, "nowhere", NOW)).toBeNull();
    expect(await getApplianceForEdit(owner, "nowhere")).toBeNull();
    expect(await getIntegrityCheck(owner, randomUUID())).toBeNull();
    expect(await findImagePage(owner, randomUUID(), null)).toBeNull();
  });
});

describe("the working version's desk", () => {
  test("has each image with its newest check, and what is still to do", async () => {
    const other = await createOwnedAppliance();
    const images = [imageFields({ checksumSource: "declared", title: "A" })];
    const working = await createWorkingVersionOf(other.id, { images });
    const imageId = working.images[0]?.id ?? "";
    const check = { imageId, url: "https://example.org/x" };
    await database.integrityCheck.create({ data: { ...check, state: "failed", requestedAt: new Date(0) } });
    const findings = [{ field: "size", severity: "error", message: "Too small." }] as const;
    await database.integrityCheck.create({
      data: { ...check, state: "failed", findings: [...findings], requestedAt: NOW },
    });
    expect(await getWorkingVersionPage(other.maintainer, other.slug, NOW)).toMatchObject({
      latest: null,
      working: {
        version: "9.0-rc",
        images: [{ title: "A", check: { state: "failed", findings } }],
        problems: [{ image: "A", message: expect.stringContaining("integrity check") }],
      },
    });
  });

  test("is empty while nothing is being worked on", async () => {
    const other = await createOwnedAppliance();
    expect(await getWorkingVersionPage(other.owner, other.slug, NOW)).toMatchObject({ working: null });
  });
});

describe("the page of an image", () => {
  test("is that of the newest published version that has it, unless a number says which", async () => {
    const other = await createOwnedAppliance();
    const identifier = randomUUID();
    const first = await createPublishedVersion(other.id, {
      version: "1",
      images: [imageFields({ identifier })],
    });
    await createPublishedVersion(other.id, { version: "2", images: [imageFields({ identifier })] });
    const working = await createWorkingVersionOf(other.id, { images: [imageFields({ identifier })] });
    const find = (number: number | null) => findImagePage(ANONYMOUS, identifier, number);
    expect(await find(null)).toEqual({ slug: other.slug, version: "2" });
    expect(await find(first.images[0]?.number ?? 0)).toEqual({ slug: other.slug, version: "1" });
    expect(await find(working.images[0]?.number ?? 0)).toBeNull();
    expect(await find(999_999_999)).toBeNull();
  });

  test("a hidden version is passed over", async () => {
    const other = await createOwnedAppliance();
    const identifier = randomUUID();
    await createPublishedVersion(other.id, { version: "1", images: [imageFields({ identifier })] });
    const { id } = await createPublishedVersion(other.id, {
      version: "2",
      images: [imageFields({ identifier })],
    });
    await database.applianceVersion.update({ where: { id }, data: { hiddenAt: NOW } });
    expect(await findImagePage(ANONYMOUS, identifier, null)).toMatchObject({ version: "1" });
    expect(await findImagePage(other.owner, identifier, null)).toMatchObject({ version: "2" });
  });

  test("is not that of a working version, not even for those who work on it", async () => {
    expect(await findImagePage(owner, image.identifier, null)).toBeNull();
  });
});
