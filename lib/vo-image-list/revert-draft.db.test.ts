import { describe, expect, test } from "vitest";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  createCuratedVo,
  draftAppliance,
  getDraft,
  listAuditActions,
  publish,
} from "#lib/testing/image-lists.ts";
import { removeFromDraft, updateInDraft } from "./change-draft.ts";
import { revertDraft } from "./revert-draft.ts";

const seen = async (vo: { id: string; name: string }) => ({
  vo: vo.name,
  changeCount: (await getDraft(vo.id)).changeCount,
});

describe("revertDraft", () => {
  test("makes the draft what the newest revision is", async () => {
    const vo = await createCuratedVo();
    const updated = await draftAppliance(vo, { images: [imageFields(), imageFields()] });
    const removed = await draftAppliance(vo);
    await publish(vo);
    const published = (await getDraft(vo.id)).entries;
    await createPublishedVersion(updated.id);
    await updateInDraft(vo.manager, { vo: vo.name, applianceId: updated.id });
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: removed.id });
    await draftAppliance(vo);
    expect((await getDraft(vo.id)).entries).not.toEqual(published);
    await revertDraft(vo.manager, await seen(vo));
    expect((await getDraft(vo.id)).entries).toEqual(published);
    expect((await listAuditActions(vo.id)).at(-1)).toBe("draft.reverted");
  });

  test("counts as a change: who looked at the draft before is told", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await revertDraft(vo.manager, await seen(vo));
    expect((await getDraft(vo.id)).changeCount).toBe(2);
  });

  test("takes nothing away that somebody else did meanwhile", async () => {
    const vo = await createCuratedVo();
    const before = await seen(vo);
    await draftAppliance(vo);
    await expect(revertDraft(vo.manager, before)).rejects.toMatchObject({ reason: "draft_changed" });
    expect((await getDraft(vo.id)).entries).toHaveLength(1);
  });

  test("empties the draft of a list that was never published", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    await revertDraft(vo.manager, await seen(vo));
    expect((await getDraft(vo.id)).entries).toEqual([]);
  });

  test("is for those who curate the list", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo);
    const member = await createPerson({ voRoles: { [vo.id]: ["member"] } });
    await expect(revertDraft(member, await seen(vo))).rejects.toMatchObject({ code: "forbidden" });
    await expect(revertDraft(vo.manager, { vo: "no-such-vo", changeCount: 0 })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await getDraft(vo.id)).entries).toHaveLength(1);
  });
});
