/** What people do, as the search sees it the moment after: nobody tells the catalogue, the database keeps it. */
import { describe, expect, test } from "vitest";
import { followAppliance } from "#lib/appliance-follow/follow-appliance.ts";
import { unfollowAppliance } from "#lib/appliance-follow/unfollow-appliance.ts";
import { blockPerson } from "#lib/identity/block-person.ts";
import { editProfile } from "#lib/identity/edit-profile.ts";
import { makeImageReport } from "#lib/image-report/make-image-report.ts";
import { FetchLedger } from "#lib/list-fetch/fetch-ledger.ts";
import { ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { reinstateVersion } from "#lib/revocation/reinstate-version.ts";
import { revokeVersion } from "#lib/revocation/revoke-version.ts";
import {
  createOwnedAppliance,
  createWholeScene,
  createWorkingVersionOf,
  entryForm,
} from "#lib/testing/appliance-scene.ts";
import { asOwner } from "#lib/testing/as-owner.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { asBasic, createToken } from "#lib/testing/tokens.ts";
import { archiveAppliance } from "#lib/virtual-appliance/archive-appliance.ts";
import { deleteAppliance } from "#lib/virtual-appliance/delete-appliance.ts";
import { editAppliance } from "#lib/virtual-appliance/edit-appliance.ts";
import { hideVersion } from "#lib/virtual-appliance/hide-version.ts";
import { publishVersion } from "#lib/virtual-appliance/publish-version.ts";
import { removeMaintainer } from "#lib/virtual-appliance/remove-maintainer.ts";
import { showVersion } from "#lib/virtual-appliance/show-version.ts";
import { unarchiveAppliance } from "#lib/virtual-appliance/unarchive-appliance.ts";
import { editVo } from "#lib/vo/edit-vo.ts";
import { addToDraft, removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { fetchVoList } from "#lib/vo-image-list/fetch-list.ts";
import { removeVo } from "#lib/vo-removal/remove-vo.ts";
import { restoreVo } from "#lib/vo-removal/restore-vo.ts";
import { type Facet, parseCatalogueQuery } from "./catalogue-search.ts";
import { rebuildCatalogue } from "./rebuild-catalogue.ts";
import { refreshCatalogue } from "./refresh-catalogue.ts";
import { searchCatalogue } from "./search-catalogue.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;

/** Is this appliance among what the address finds? */
async function finds(query: string, id: string): Promise<boolean> {
  const { items } = await searchCatalogue(parseCatalogueQuery(`exact=1&${query}`));
  return items.some((item) => item.id === id);
}

/** The values of a facet that an appliance has. */
async function valuesOf(slug: string, facet: Facet): Promise<string[]> {
  const { facets } = await searchCatalogue(parseCatalogueQuery(`exact=1&q=${slug}`));
  return facets.find((one) => one.facet === facet)?.choices.map(({ value }) => value) ?? [];
}

async function createListed() {
  const vo = await createCuratedVo();
  const appliance = await createOwnedAppliance();
  const version = await createPublishedVersion(appliance.id);
  await addToDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
  await publishAndSign(vo);
  return { vo, appliance, version };
}

describe("an appliance", () => {
  test("edited is found by its new words, not by the old ones", async () => {
    const { id, slug, owner } = await createOwnedAppliance("Thylacine");
    expect(await finds("q=nothing", id)).toBe(true);
    await editAppliance(owner, { slug, ...entryForm("Pademelon"), address: null, tags: ["striped"] });
    expect(await finds("q=pademelon", id)).toBe(true);
    expect(await finds("q=striped", id)).toBe(true);
    expect(await finds("q=nothing", id)).toBe(false);
  });

  test("archived is in no search, and taken back it is", async () => {
    const { id, slug, owner } = await createOwnedAppliance("Kowari");
    await archiveAppliance(owner, { slug, note: null });
    expect(await finds("q=kowari", id)).toBe(false);
    await unarchiveAppliance(owner, { slug });
    expect(await finds("q=kowari", id)).toBe(true);
  });

  test("deleted is gone", async () => {
    const { id, slug, owner } = await createOwnedAppliance("Antechinus");
    await deleteAppliance(owner, { slug, confirmation: "Antechinus" });
    expect(await finds("q=antechinus", id)).toBe(false);
  });

  test("follows the names of its people, and who they are", async () => {
    const { id, slug, owner, maintainer } = await createOwnedAppliance();
    const profile = { affiliation: null, email: "new@example.org", orcid: null };
    await editProfile(owner, { ...profile, name: "Ada Ownerova" });
    await editProfile(maintainer, { ...profile, name: "Bo Maintainersson" });
    expect(await finds("q=ownerova", id)).toBe(true);
    expect(await finds("q=maintainersson", id)).toBe(true);
    await removeMaintainer(owner, { slug, personId: maintainer.personId });
    expect(await finds("q=maintainersson", id)).toBe(false);
  });

  test("is counted by those who follow it and are not blocked", async () => {
    const { slug, id } = await createOwnedAppliance();
    const follower = await createPerson();
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const followers = async () =>
      (await database.catalogueRow.findUniqueOrThrow({ where: { applianceId: id } })).followers;
    await followAppliance(follower, { slug });
    expect(await followers()).toBe(1);
    await blockPerson(administrator, { personId: follower.personId, reason: "For tests." });
    expect(await followers()).toBe(0);
    await followAppliance(administrator, { slug });
    expect(await followers()).toBe(1);
    await unfollowAppliance(administrator, { slug });
    expect(await followers()).toBe(0);
  });
});

describe("a version", () => {
  test("published, hidden, shown, revoked and reinstated", async () => {
    const { slug, owner } = await createWholeScene();
    const officer = await createPerson({ platformRoles: ["security_officer"] });
    await publishVersion(owner, { slug });
    const ref = { slug, version: "3.0" };
    const freshness = async () => valuesOf(slug, "freshness");
    expect(await freshness()).toEqual(["new", "current"]);
    await revokeVersion(officer, { ...ref, reason: "It has a hole that everybody knows." });
    expect(await freshness()).toEqual(["revoked"]);
    await reinstateVersion(officer, { ...ref, reason: "It has not, after all." });
    expect(await freshness()).toEqual(["new", "current"]);
    await hideVersion(owner, ref);
    expect(await freshness()).toEqual(["none"]);
    expect(await valuesOf(slug, "os")).toEqual([]);
    await showVersion(owner, ref);
    expect(await freshness()).toEqual(["new", "current"]);
    expect(await valuesOf(slug, "os")).toEqual(["Debian", "Debian 13"]);
  });

  test("only in the making is nobody's business", async () => {
    const { id, slug } = await createOwnedAppliance();
    await createWorkingVersionOf(id, { images: [imageFields({ osName: "Plan 9", osVersion: "4" })] });
    expect(await valuesOf(slug, "os")).toEqual([]);
  });

  test("with a report of its image has its grade", async () => {
    const { id, slug } = await createOwnedAppliance();
    const { images } = await createPublishedVersion(id);
    expect(await valuesOf(slug, "report")).toEqual(["none"]);
    await database.$transaction((tx) => makeImageReport(tx, images[0]?.id ?? "", new Date()));
    const report = await database.imageReport.findFirstOrThrow({ where: { imageId: images[0]?.id ?? "" } });
    expect(await valuesOf(slug, "report")).toEqual([report.grade]);
  });
});

describe("a VO", () => {
  test("endorses what its published list holds, no more and no longer", async () => {
    const { vo, appliance } = await createListed();
    expect(await valuesOf(appliance.slug, "vo")).toEqual([vo.name]);
    const other = await createOwnedAppliance();
    await createPublishedVersion(other.id);
    await addToDraft(vo.manager, { vo: vo.name, applianceId: other.id });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    expect(await valuesOf(appliance.slug, "vo")).toEqual([vo.name]);
    await publishAndSign(vo);
    expect(await valuesOf(appliance.slug, "vo")).toEqual([]);
    expect(await valuesOf(other.slug, "vo")).toEqual([vo.name]);
  });

  test("with another title is found by that", async () => {
    const { vo, appliance } = await createListed();
    const record = {
      title: "Marsupial research",
      description: "",
      discipline: null,
      homepageUrl: null,
      enrolmentUrl: null,
      contactEmail: null,
    };
    await editVo(system("test"), { vo: vo.name, ...record });
    expect(await finds("q=marsupial+research", appliance.id)).toBe(true);
  });

  test("that is removed endorses until the last day of its list, and again when it is brought back", async () => {
    const { vo, appliance } = await createListed();
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    const removal = { vo: vo.name, reason: "It closes down.", confirmation: vo.name };
    const endorsed = async () => (await valuesOf(appliance.slug, "vo")).length > 0;
    const start = new Date(Date.now() - 40 * DAY_MS);
    await removeVo(administrator, { ...removal, endsAt: new Date(Date.now() + DAY_MS) });
    expect(await endorsed()).toBe(true);
    await refreshCatalogue();
    expect(await endorsed()).toBe(true);
    // The day passes: the clock goes on, and nobody writes anything.
    await asOwner('ALTER TABLE "Vo" DISABLE TRIGGER "Vo_catalogue_update"');
    await database.vo.update({ where: { id: vo.id }, data: { removedAt: start, listEndsAt: start } });
    await asOwner('ALTER TABLE "Vo" ENABLE TRIGGER "Vo_catalogue_update"');
    expect(await endorsed()).toBe(true);
    await refreshCatalogue();
    expect(await endorsed()).toBe(false);
    await restoreVo(administrator, { vo: vo.name });
    expect(await endorsed()).toBe(true);
  });
});

test("a provider offers what it fetched, until it falls silent", async () => {
  const { vo, appliance } = await createListed();
  const { id: tokenId, token } = await createToken([vo.name]);
  const { provider } = await database.accessToken.findUniqueOrThrow({
    where: { id: tokenId },
    select: { provider: { select: { slug: true } } },
  });
  const { messageSha256 } = await fetchVoList(
    vo.name,
    { authorization: null, signedIn: async () => ANONYMOUS },
    new Date(),
  );
  expect(await valuesOf(appliance.slug, "provider")).toEqual([]);
  const ledger = new FetchLedger();
  ledger.note({ messageSha256, authorization: asBasic(token), client: null, address: null, at: new Date() });
  await ledger.write();
  expect(await valuesOf(appliance.slug, "provider")).toEqual([provider?.slug]);
  await database.listFetch.updateMany({ data: { lastAt: new Date(Date.now() - 91 * DAY_MS) } });
  await rebuildCatalogue();
  expect(await valuesOf(appliance.slug, "provider")).toEqual([]);
});

test("what concerns hundreds of appliances is left to the worker", async () => {
  const owner = await createPerson({ name: "Prolific Person" });
  await database.virtualAppliance.createMany({
    data: Array.from({ length: 501 }, (_, index) => ({
      slug: `many-${index}`,
      name: `Many ${index}`,
      summary: "One of many.",
      description: "",
      category: "Operating systems",
      ownerId: owner.personId,
    })),
  });
  const many = async () => (await searchCatalogue(parseCatalogueQuery("q=prolific"))).total;
  expect(await many()).toBe(0);
  await refreshCatalogue();
  expect(await many()).toBe(501);
});
