/** Archiving an appliance, bringing it back, and deleting it. */

import { describe, expect, test } from "vitest";
import { parseCatalogueQuery } from "#lib/catalogue/catalogue-search.ts";
import { listTopCategories } from "#lib/catalogue/queries.ts";
import { searchCatalogue } from "#lib/catalogue/search-catalogue.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getFigures } from "#lib/statistics/queries.ts";
import {
  auditTrailOf,
  createOwnedAppliance,
  createWholeScene,
  entryForm,
} from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { createCuratedVo, draftAppliance, publishAndSign } from "#lib/testing/image-lists.ts";
import { giveAddress } from "#lib/testing/people-scene.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { listCandidates } from "#lib/vo-image-list/candidate-queries.ts";
import { addToDraft, removeFromDraft, updateInDraft } from "#lib/vo-image-list/change-draft.ts";
import { getDraftPage } from "#lib/vo-image-list/desk-queries.ts";
import { fetchApplianceList, fetchVoList } from "#lib/vo-image-list/fetch-list.ts";
import { archiveAppliance } from "./archive-appliance.ts";
import { createWorkingVersion } from "./create-working-version.ts";
import { deleteAppliance } from "./delete-appliance.ts";
import { editAppliance } from "./edit-appliance.ts";
import { getEndOfAppliance } from "./ending-queries.ts";
import { publishVersion } from "./publish-version.ts";
import { getAppliancePage, getPersonPage } from "./queries.ts";
import { registerAppliance } from "./register-appliance.ts";
import { signApplianceList } from "./sign-appliance-list.ts";
import { unarchiveAppliance } from "./unarchive-appliance.ts";

const database = getDatabase();
const NOW = new Date();
const ANYBODY = { authorization: null, signedIn: async () => ANONYMOUS };
const VERSION = { version: "9.9", notes: "New.", expiresInMonths: 6 };
const administrator = await createPerson({ platformRoles: ["administrator"] });

const textOf = ({ message }: { message: Uint8Array }) => new TextDecoder().decode(message);

async function isListed(name: string): Promise<boolean> {
  const { items } = await searchCatalogue(parseCatalogueQuery(`q=${encodeURIComponent(name)}`), NOW);
  return items.some((entry) => entry.name === name);
}

async function mailSince(before: Date) {
  const mail = await database.outgoingMail.findMany({
    where: { createdAt: { gte: before } },
    orderBy: { recipient: "asc" },
    select: { recipient: true, subject: true, text: true },
  });
  return mail;
}

describe("archiving", () => {
  test("takes it out of catalogue, search, facets and figures; its page stays, with why", async () => {
    const { slug, name, owner } = await createWholeScene();
    const facet = async () =>
      (await listTopCategories(NOW)).find(({ value }) => value === "Operating systems")?.count ?? 0;
    const [before, figures] = [await facet(), await getFigures(NOW)];
    expect(await isListed(name)).toBe(true);
    await archiveAppliance(owner, { slug, note: "Use another one." }, NOW);
    expect(await isListed(name)).toBe(false);
    expect(await facet()).toBe(before - 1);
    expect((await getFigures(NOW)).appliances).toBe(figures.appliances - 1);
    expect((await getPersonPage(owner.personId, NOW))?.appliances).toEqual([]);
    expect(await getAppliancePage(owner, slug, NOW)).toMatchObject({
      archivedAt: NOW,
      archiveNote: "Use another one.",
      latest: { version: "2.0" },
    });
  });

  test("begins and publishes nothing any more, and can still be corrected", async () => {
    const { slug, owner } = await createWholeScene();
    await archiveAppliance(owner, { slug, note: null });
    await expect(publishVersion(owner, { slug })).rejects.toMatchObject({ reason: "archived" });
    const other = await createOwnedAppliance();
    await archiveAppliance(other.owner, { slug: other.slug, note: null });
    await expect(createWorkingVersion(other.owner, { slug: other.slug, ...VERSION })).rejects.toMatchObject({
      code: "conflict",
      reason: "archived",
    });
    await editAppliance(owner, { slug, ...entryForm("Corrected in the archive") });
  });

  test("leaves lists as they are; what holds it keeps it, and nobody adds it anew", async () => {
    const vo = await createCuratedVo();
    const held = await draftAppliance(vo);
    await publishAndSign(vo);
    await signApplianceList(held.version.id, createTestSigner());
    const own = await fetchApplianceList(held.slug);
    await archiveAppliance(administrator, { slug: held.slug, note: null });
    expect(await fetchApplianceList(held.slug)).toEqual(own);
    expect(textOf(await fetchVoList(vo.name, ANYBODY, NOW))).toContain(held.version.images[0]?.identifier);
    const draft = await getDraftPage(vo.manager, vo.name, NOW);
    expect(draft?.entries).toMatchObject([
      { appliance: { archivedAt: expect.any(Date) }, status: "up_to_date" },
    ]);

    const other = await createCuratedVo();
    expect(await listCandidates(other.name, { text: held.name, take: 10 }, NOW)).toEqual({
      rows: [],
      total: 0,
    });
    const input = { vo: other.name, applianceId: held.id };
    await expect(addToDraft(other.manager, input)).rejects.toMatchObject({ reason: "archived" });
    await updateInDraft(vo.manager, { vo: vo.name, applianceId: held.id });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: held.id });
    await unarchiveAppliance(administrator, { slug: held.slug });
    await addToDraft(other.manager, input);
  });

  test("tells maintainers, and those who curate a list or draft that holds it", async () => {
    const vo = await createCuratedVo();
    const drafting = await createCuratedVo();
    const held = await draftAppliance(vo);
    await publishAndSign(vo);
    await addToDraft(drafting.manager, { vo: drafting.name, applianceId: held.id });
    const owner = await createPerson({ name: "Olga Owner" });
    const maintainer = await createPerson();
    await database.virtualAppliance.update({ where: { id: held.id }, data: { ownerId: owner.personId } });
    await database.applianceMaintainer.create({
      data: { applianceId: held.id, personId: maintainer.personId },
    });
    const deputy = await createPerson({ voRoles: { [vo.id]: ["deputy"] } });
    await createPerson({ voRoles: { [vo.id]: ["member"] } });
    const addresses = await Promise.all(
      [maintainer, vo.manager, deputy, drafting.manager].map((person) => giveAddress(person)),
    );
    const before = new Date(Date.now() + 3_600_000);
    await archiveAppliance(owner, { slug: held.slug, note: "Use Rocky.\nReally." }, before);
    const mail = await mailSince(before);
    expect(mail.map(({ recipient }) => recipient)).toEqual([...addresses].sort());
    for (const { text } of mail) expect(text).toContain("> Use Rocky.\n> Really.");
    expect(mail.find(({ recipient }) => recipient === addresses[1])?.subject).toBe(
      `${held.name}, in the image list of ${vo.name}, was archived`,
    );
    expect((await auditTrailOf(held.id)).at(-1)).toMatchObject({
      action: "appliance.archived",
      details: { note: "Use Rocky.\nReally.", vos: [drafting.name, vo.name].sort() },
    });

    const later = new Date(before.getTime() + 1000);
    await unarchiveAppliance(owner, { slug: held.slug }, later);
    expect((await mailSince(later)).map(({ recipient }) => recipient)).toEqual([...addresses].sort());
  });

  test("is refused the second time, and so is bringing back what is there", async () => {
    const { slug, owner, maintainer } = await createOwnedAppliance();
    await expect(unarchiveAppliance(owner, { slug })).rejects.toMatchObject({ reason: "not_archived" });
    await expect(archiveAppliance(maintainer, { slug, note: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    await archiveAppliance(owner, { slug, note: null });
    await expect(archiveAppliance(owner, { slug, note: null })).rejects.toMatchObject({ reason: "archived" });
    await unarchiveAppliance(owner, { slug });
    await createWorkingVersion(owner, { slug, ...VERSION });
  });

  test("of a publication and an archiving at the same moment, one sees the other", async () => {
    const { slug, id, owner } = await createWholeScene();
    await Promise.allSettled([
      publishVersion(owner, { slug }),
      archiveAppliance(owner, { slug, note: null }),
    ]);
    const { archivedAt } = await database.virtualAppliance.findUniqueOrThrow({ where: { id } });
    expect(archivedAt).not.toBeNull();
  });
});

describe("deleting", () => {
  test("what never published anything is gone, name and address are free, the trail stays", async () => {
    const { id, slug, name, owner } = await createOwnedAppliance();
    await createWorkingVersion(owner, { slug, ...VERSION });
    await deleteAppliance(owner, { slug, confirmation: name });
    expect(await database.virtualAppliance.count({ where: { id } })).toBe(0);
    expect((await auditTrailOf(id)).at(-1)).toMatchObject({
      action: "appliance.deleted",
      details: { name, slug, versions: ["9.9"] },
    });
    expect(await registerAppliance(owner, entryForm(name))).toEqual({ slug });
  });

  test("asks for the name", async () => {
    const { slug, name, owner } = await createOwnedAppliance();
    await expect(deleteAppliance(owner, { slug, confirmation: name.toLowerCase() })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  test("takes the appliance out of the scope of tokens", async () => {
    const { id, slug, name, owner } = await createOwnedAppliance();
    const token = await database.accessToken.create({
      data: {
        id: "deletes",
        name: "t",
        secretSha256: "",
        personId: owner.personId,
        readableVos: [],
        writableAppliances: [id],
        expiresAt: NOW,
      },
    });
    await deleteAppliance(owner, { slug, confirmation: name });
    const kept = await database.accessToken.findUniqueOrThrow({ where: { id: token.id } });
    expect(kept.writableAppliances).toEqual([]);
  });

  test("of what was published, only administrators, and only from the archive; its address stays reserved", async () => {
    const { id, slug, name, owner } = await createOwnedAppliance();
    await createPublishedVersion(id);
    await expect(deleteAppliance(owner, { slug, confirmation: name })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteAppliance(administrator, { slug, confirmation: name })).rejects.toMatchObject({
      reason: "not_archived",
    });
    await archiveAppliance(owner, { slug, note: null });
    await deleteAppliance(administrator, { slug, confirmation: name });
    expect(await registerAppliance(owner, entryForm(name))).toEqual({ slug: `${slug}-2` });
  });

  test("is refused with all that depends on it", async () => {
    const vo = await createCuratedVo();
    const held = await draftAppliance(vo);
    await publishAndSign(vo);
    await archiveAppliance(administrator, { slug: held.slug, note: null });
    const attempt = deleteAppliance(administrator, { slug: held.slug, confirmation: held.name });
    await expect(attempt).rejects.toMatchObject({
      code: "conflict",
      reason: "depended_on",
      message: `${held.name} cannot be deleted: 1 revision of the image list of ${vo.name} and the draft of ${vo.name} would lose what they hold. Archive it instead.`,
    });
    expect(await getEndOfAppliance(administrator, held.slug)).toMatchObject({
      dependants: [`1 revision of the image list of ${vo.name}`, `the draft of ${vo.name}`],
      holders: { lists: [vo.name], drafts: [vo.name] },
    });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: held.id });
    await expect(
      deleteAppliance(administrator, { slug: held.slug, confirmation: held.name }),
    ).rejects.toMatchObject({ reason: "depended_on" });
  });

  test("what is not there is not found", async () => {
    await expect(
      deleteAppliance(administrator, { slug: "nowhere", confirmation: "x" }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await getEndOfAppliance(await createPerson(), (await createAppliance()).slug)).toBeNull();
  });
});
