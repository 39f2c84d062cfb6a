import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import {
  createOwnedAppliance,
  createWholeScene,
  createWorkingVersionOf,
} from "#lib/testing/appliance-scene.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  imageFields,
} from "#lib/testing/factories.ts";
import { publishVersion } from "./publish-version.ts";
import {
  findImagePage,
  getApplianceForEdit,
  getAppliancePage,
  getIntegrityCheck,
  getPersonPage,
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

  test("says whether there is a signed list: of an expired version only when one was signed in time", async () => {
    const other = await createOwnedAppliance();
    const version = await createPublishedVersion(other.id);
    const hasList = async (now: Date) => (await getAppliancePage(ANONYMOUS, other.slug, now))?.hasList;
    const later = new Date(NOW.getTime() + 365 * 24 * 3600 * 1000);
    expect([await hasList(NOW), await hasList(later)]).toEqual([true, false]);
    await database.listSigning.create({
      data: {
        applianceVersionId: version.id,
        listVersion: "20260101000000",
        contentCreatedAt: NOW,
        expiresAt: NOW,
        signedAt: NOW,
        message: new Uint8Array([1]),
        messageSha256: "0".repeat(64),
        signerSubject: "/CN=x",
        signerIssuer: "/CN=y",
        signerFingerprint: "0",
      },
    });
    expect(await hasList(later)).toBe(true);
    await database.applianceVersion.update({ where: { id: version.id }, data: { revokedAt: NOW } });
    // It is emptied, not gone: clients may delete everything when a list they know stops answering.
    expect([await hasList(NOW), await hasList(later)]).toEqual([true, true]);
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

  test("says beforehand for what publishing would be refused, each reason once", async () => {
    const other = await createOwnedAppliance();
    const unchecked = { sizeBytes: null, sha512: null, checksumSource: null };
    const images = [
      imageFields({ title: "A", url: "https://images.example.org/a/../b.qcow2", position: 0 }),
      imageFields({ title: "B", format: "iso", position: 1, ...unchecked }),
    ];
    const { id } = await createWorkingVersionOf(other.id, { images });
    await database.applianceVersion.update({ where: { id }, data: { expiresAt: null } });
    const page = await getWorkingVersionPage(other.owner, other.slug, NOW);
    expect(page?.working?.problems).toEqual([
      { image: null, step: "details", message: "Choose when the version expires." },
      { image: "B", step: "check", message: expect.stringContaining("integrity check") },
      { image: "A", step: "images", message: expect.stringMatching(/^It cannot be signed: .*folder/) },
      { image: "B", step: "images", message: expect.stringMatching(/^It cannot be signed: .*format “iso”/) },
    ]);
    const problems = page?.working?.problems.map(({ image, message }) =>
      image ? `${image}: ${message}` : message,
    );
    await expect(publishVersion(other.owner, { slug: other.slug }, NOW)).rejects.toMatchObject({
      message: `Not yet: ${problems?.join(" ")}`,
    });
  });

  test("is empty while nothing is being worked on", async () => {
    const other = await createOwnedAppliance();
    expect(await getWorkingVersionPage(other.owner, other.slug, NOW)).toMatchObject({ working: null });
  });
});

describe("the page of a person", () => {
  const names = async (personId: string) =>
    (await getPersonPage(personId, NOW))?.appliances.map(({ slug: one }) => one);

  test("has what they own or maintain, as far as everybody can see something of it", async () => {
    const published = await createOwnedAppliance();
    await createPublishedVersion(published.id, { version: "1" });
    const { personId, name } = published.owner;
    await createWorkingVersionOf((await createAppliance(published.owner)).id);
    const hidden = await createPublishedVersion((await createAppliance(published.owner)).id);
    await database.applianceVersion.update({ where: { id: hidden.id }, data: { hiddenAt: NOW } });
    expect(await getPersonPage(personId, NOW)).toEqual({
      id: personId,
      name,
      affiliation: null,
      orcid: null,
      appliances: [expect.objectContaining({ slug: published.slug })],
    });
    expect(await names(published.maintainer.personId)).toEqual([published.slug]);
  });

  test("tells the profile once they have seen that everybody sees it, and never the e-mail address", async () => {
    const { personId } = await createPerson();
    const profile = { affiliation: "Observatory", orcid: "0000-0002-1825-0097" };
    await database.person.update({ where: { id: personId }, data: profile });
    const page = await getPersonPage(personId, NOW);
    expect(page).toMatchObject(profile);
    expect(JSON.stringify(page)).not.toContain("@example.org");
    await database.person.update({ where: { id: personId }, data: { profileCompletedAt: null } });
    expect(await getPersonPage(personId, NOW)).toMatchObject({ affiliation: null, orcid: null });
  });

  test("of an account that was merged into another is that of the other", async () => {
    const [gone, stays] = [await createPerson(), await createPerson()];
    await database.person.update({ where: { id: gone.personId }, data: { mergedIntoId: stays.personId } });
    expect(await getPersonPage(gone.personId, NOW)).toMatchObject({ id: stays.personId, name: stays.name });
  });

  test("is there for somebody who has nothing (any more): lists name them for ever", async () => {
    expect(await names((await createPerson()).personId)).toEqual([]);
  });

  test("of nobody is null", async () => {
    expect(await getPersonPage(randomUUID(), NOW)).toBeNull();
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
