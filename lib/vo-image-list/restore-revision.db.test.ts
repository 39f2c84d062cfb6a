import { describe, expect, test } from "vitest";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  getDraft,
  listAuditActions,
  listRevisions,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { removeFromDraft, updateInDraft } from "./change-draft.ts";
import { restoreRevision } from "./restore-revision.ts";
import { getRestorationPreview, getRevisionComparison } from "./revision-queries.ts";

const NOW = new Date();
const DAY_MS = 24 * 3600_000;

async function restore(vo: CuratedVo, number: number, now = NOW) {
  const { changeCount } = await getDraft(vo.id);
  return restoreRevision(vo.manager, { vo: vo.name, number, changeCount }, now);
}

/** Revision 1 holds two appliances; revision 2 a newer version of the first, and no more the second, good for a day. */
async function createHistory() {
  const vo = await createCuratedVo();
  const updated = await draftAppliance(vo);
  const dropped = await draftAppliance(vo, { expiresInDays: 1 });
  await publishAndSign(vo, new Date(NOW.getTime() - 7200_000));
  const first = (await getDraft(vo.id)).entries;
  const images = updated.version.images.map(({ identifier }) => imageFields({ identifier }));
  await createPublishedVersion(updated.id, { images });
  await updateInDraft(vo.manager, { vo: vo.name, applianceId: updated.id });
  await removeFromDraft(vo.manager, { vo: vo.name, applianceId: dropped.id });
  await publishAndSign(vo, new Date(NOW.getTime() - 3600_000));
  return { vo, first, updated, dropped };
}

const withdraw = (versionId: string, data: { hiddenAt?: Date; revokedAt?: Date }) =>
  getDatabase().applianceVersion.update({ where: { id: versionId }, data });

describe("bringing a revision back", () => {
  test("makes the draft what that revision held, and the next one is numbered and versioned higher", async () => {
    const { vo, first } = await createHistory();
    expect(await restore(vo, 1)).toEqual({ vo: vo.name, entries: 2, leftOut: 0 });
    expect((await getDraft(vo.id)).entries).toEqual(first);
    expect((await listAuditActions(vo.id)).at(-1)).toBe("draft.revision_restored");
    await publishAndSign(vo, NOW);
    const revisions = await listRevisions(vo.id);
    expect(revisions.map(({ number }) => number)).toEqual([1, 2, 3]);
    const versions = revisions.flatMap(({ signings }) => signings.map(({ listVersion }) => listVersion));
    expect(versions.toSorted(compareListVersions)).toEqual(versions);
    expect(new Set(versions).size).toBe(3);
  });

  test.each([
    ["hidden", { hiddenAt: NOW }, NOW],
    ["revoked", { revokedAt: NOW }, NOW],
    ["expired", {}, new Date(NOW.getTime() + 2 * DAY_MS)],
  ])("leaves out what is %s, and says so before", async (reason, flags, now) => {
    const { vo, dropped } = await createHistory();
    await withdraw(dropped.version.id, flags);
    const preview = await getRestorationPreview(vo.manager, vo.name, 1, now);
    expect(preview).toMatchObject({ entries: 1, leftOut: [{ appliance: { id: dropped.id }, reason }] });
    expect(await restore(vo, 1, now)).toEqual({ vo: vo.name, entries: 1, leftOut: 1 });
    const gone = dropped.version.images[0]?.id;
    expect((await getDraft(vo.id)).entries.map(({ imageId }) => imageId)).not.toContain(gone);
  });

  test("of which nothing may be listed any more is refused", async () => {
    const { vo, dropped, updated } = await createHistory();
    for (const { version } of [dropped, updated]) await withdraw(version.id, { revokedAt: NOW });
    await expect(restore(vo, 1)).rejects.toMatchObject({ reason: "nothing_left" });
  });

  test("takes nothing away that somebody else did meanwhile", async () => {
    const { vo } = await createHistory();
    const { changeCount } = await getDraft(vo.id);
    await draftAppliance(vo);
    const before = await getDraft(vo.id);
    await expect(restoreRevision(vo.manager, { vo: vo.name, number: 1, changeCount })).rejects.toMatchObject({
      reason: "draft_changed",
    });
    expect(await getDraft(vo.id)).toEqual(before);
  });

  test("that is what the draft is already changes nothing", async () => {
    const { vo } = await createHistory();
    const before = await getDraft(vo.id);
    await expect(restore(vo, 2)).rejects.toMatchObject({ reason: "same_already" });
    expect(await getDraft(vo.id)).toEqual(before);
  });

  test("that is not there", async () => {
    const { vo } = await createHistory();
    await expect(restore(vo, 9)).rejects.toMatchObject({ code: "not_found" });
    expect(await getRestorationPreview(vo.manager, vo.name, 9, NOW)).toBe("no such revision");
  });

  test("is shown beforehand to curators only", async () => {
    const { vo } = await createHistory();
    const member = await createPerson({ voRoles: { [vo.id]: ["member"] } });
    for (const actor of [ANONYMOUS, member]) {
      expect(await getRestorationPreview(actor, vo.name, 1, NOW)).toBeNull();
    }
    const preview = await getRestorationPreview(vo.manager, vo.name, 1, NOW);
    expect(preview).toMatchObject({ counts: { added: 1, updated: 1, removed: 0 }, leftOut: [] });
  });
});

describe("comparing revisions", () => {
  test("any two, either way round; without numbers, the last step", async () => {
    const { vo } = await createHistory();
    const forth = { added: 0, removed: 1, updated: 1, unchanged: 0 };
    const counts = async (asked: Parameters<typeof getRevisionComparison>[1]) =>
      (await getRevisionComparison(vo.name, asked, NOW))?.pair?.counts;
    expect(await counts({})).toEqual(forth);
    expect(await counts({ from: 1, to: 2 })).toEqual(forth);
    expect(await counts({ from: 2, to: 1 })).toEqual({ ...forth, added: 1, removed: 0 });
    expect(await counts({ from: 2, to: 2 })).toEqual({ added: 0, removed: 0, updated: 0, unchanged: 1 });
  });

  test("that are not there", async () => {
    const { vo } = await createHistory();
    expect((await getRevisionComparison(vo.name, { from: 1, to: 7 }, NOW))?.pair).toBeNull();
    expect((await getRevisionComparison((await createCuratedVo()).name, {}, NOW))?.pair).toBeNull();
    expect(await getRevisionComparison("no-such-vo", {}, NOW)).toBeNull();
  });
});
