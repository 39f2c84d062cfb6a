import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, draftAppliance, publishAndSign } from "#lib/testing/image-lists.ts";
import { listCandidates } from "./candidate-queries.ts";
import { addToDraft, removeFromDraft, updateInDraft } from "./change-draft.ts";
import { getDraftPage } from "./desk-queries.ts";
import { setNote } from "./set-note.ts";

const now = new Date();

describe("the manager's desk", () => {
  test("says of each entry how it stands, and what publishing will do", async () => {
    const vo = await createCuratedVo();
    const image = imageFields();
    const [outdated, revoked] = [await draftAppliance(vo, { images: [image] }), await draftAppliance(vo)];
    await publishAndSign(vo);
    await createPublishedVersion(outdated.id, { images: [imageFields({ identifier: image.identifier })] });
    await getDatabase().applianceVersion.update({
      where: { id: revoked.version.id },
      data: { revokedAt: now },
    });
    const before = await getDraftPage(vo.manager, vo.name, now);
    const statuses = new Map(before?.entries.map(({ appliance, status }) => [appliance.id, status]));
    expect([statuses.get(outdated.id), statuses.get(revoked.id)]).toEqual(["outdated", "revoked"]);
    expect(before?.counts).toEqual({ added: 0, removed: 0, updated: 0, unchanged: 2 });
    await updateInDraft(vo.manager, { vo: vo.name, applianceId: outdated.id });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: revoked.id });
    expect((await getDraftPage(vo.manager, vo.name, now))?.counts).toEqual({
      added: 0,
      removed: 1,
      updated: 1,
      unchanged: 0,
    });
  });

  test("is not there for those who do not curate the list", async () => {
    const vo = await createCuratedVo();
    const member = await createPerson({ voRoles: { [vo.id]: ["member"] } });
    for (const actor of [ANONYMOUS, member]) expect(await getDraftPage(actor, vo.name, now)).toBeNull();
  });

  test("offers what can be listed and is not in the draft", async () => {
    const vo = await createCuratedVo();
    const inDraft = await draftAppliance(vo);
    const other = await createCuratedVo();
    const [free, hidden, short] = [
      await draftAppliance(other),
      await draftAppliance(other),
      await draftAppliance(other, { expiresInDays: 1 }),
    ];
    await getDatabase().applianceVersion.update({
      where: { id: hidden.version.id },
      data: { hiddenAt: now },
    });
    const then = new Date(now.getTime() + 2 * 24 * 3600 * 1000);
    const search = async (text: string) => {
      const { rows, total } = await listCandidates(vo.name, { text, take: 1000 }, then);
      expect(total).toBe(rows.length);
      return rows.map(({ appliance }) => appliance.id);
    };
    const offered = await search("");
    expect(offered).toContain(free.id);
    for (const { id } of [inDraft, hidden, short]) expect(offered).not.toContain(id);
    expect(await search(free.name.toUpperCase())).toEqual([free.id]);
    for (const text of ["%%", "__"]) expect(await search(text)).toEqual([]);
  });

  test("pages what could be added, without what publishing will remove", async () => {
    const vo = await createCuratedVo();
    const leaving = await draftAppliance(vo);
    await publishAndSign(vo);
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: leaving.id });
    const [first, second] = [
      await listCandidates(vo.name, { text: "", take: 2 }, now),
      await listCandidates(vo.name, { text: "", take: 2, skip: 2 }, now),
    ];
    const ids = [...first.rows, ...second.rows].map(({ appliance }) => appliance.id);
    expect(new Set(ids).size).toBe(4);
    expect(first.total).toBe(second.total);
    const all = await listCandidates(vo.name, { text: "", take: first.total }, now);
    expect(all.rows.map(({ appliance }) => appliance.id)).not.toContain(leaving.id);
    const desk = await getDraftPage(vo.manager, vo.name, now);
    expect(desk?.rows).toMatchObject([{ appliance: { id: leaving.id }, mark: "to_remove", offers: ["add"] }]);
  });
});

describe("notes", () => {
  const noteOf = async (vo: CuratedVo, applianceId: string) =>
    (await getDraftPage(vo.manager, vo.name, now))?.notes.get(applianceId)?.text ?? null;

  test("stay with an appliance when its entries come and go, and can be removed", async () => {
    const vo = await createCuratedVo();
    const { id: applianceId } = await draftAppliance(vo);
    const note = { vo: vo.name, applianceId };
    await setNote(vo.manager, { ...note, text: "Ask Bob first.", seen: null });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId });
    await addToDraft(vo.manager, { vo: vo.name, applianceId });
    expect(await noteOf(vo, applianceId)).toBe("Ask Bob first.");
    await setNote(vo.manager, { ...note, text: null, seen: "Ask Bob first." });
    expect(await noteOf(vo, applianceId)).toBeNull();
  });

  test("of two who write at once, neither loses what they wrote unseen", async () => {
    const vo = await createCuratedVo();
    const { id: applianceId } = await draftAppliance(vo);
    const write = (text: string) => setNote(vo.manager, { vo: vo.name, applianceId, text, seen: null });
    const both = await Promise.allSettled([write("One."), write("Two.")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "conflict", reason: "changed_meanwhile" } });
    expect(String((refused as PromiseRejectedResult).reason.message)).toContain(
      await noteOf(vo, applianceId),
    );
  });
});
