import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  createCurator,
  draftAppliance,
  getDraft,
  listAuditActions,
  publish,
} from "#lib/testing/image-lists.ts";
import { addToDraft, removeFromDraft, updateInDraft, updateOutdatedInDraft } from "./change-draft.ts";
import { chooseImages } from "./choose-images.ts";
import { revertDraft } from "./revert-draft.ts";
import { setFollowMode } from "./set-follow-mode.ts";
import { undoDraftChange } from "./undo-draft-change.ts";

const seen = async (vo: CuratedVo) => ({ vo: vo.name, changeCount: (await getDraft(vo.id)).changeCount });
const undo = async (vo: CuratedVo, by = vo.manager) => undoDraftChange(by, await seen(vo));

/** What the draft holds, and how it follows. */
async function stateOf({ id: voId }: CuratedVo) {
  const entries = await getDatabase().draftEntry.findMany({
    where: { voId },
    orderBy: { entryIdentifier: "asc" },
    select: { entryIdentifier: true, imageId: true, followMode: true },
  });
  return entries;
}

/** A draft of three appliances, one with two images and another way of following, two of them outdated. */
async function createScene() {
  const vo = await createCuratedVo();
  const one = await draftAppliance(vo, { images: [imageFields(), imageFields()] });
  const other = await draftAppliance(vo);
  await draftAppliance(vo);
  await publish(vo);
  await setFollowMode(vo.manager, { vo: vo.name, applianceId: one.id, mode: "prepare" });
  for (const { id } of [one, other]) await createPublishedVersion(id);
  return { vo, one, input: { vo: vo.name, applianceId: one.id } };
}

type Scene = Awaited<ReturnType<typeof createScene>>;

describe("takes back", () => {
  test.each<[string, (scene: Scene) => Promise<unknown>]>([
    ["an update of everything", ({ vo }) => updateOutdatedInDraft(vo.manager, { vo: vo.name })],
    ["an update", ({ vo, input }) => updateInDraft(vo.manager, input)],
    ["a removal, with how it was followed", ({ vo, input }) => removeFromDraft(vo.manager, input)],
    [
      "a choice of images",
      ({ vo, one, input }) => {
        const seenImages = one.version.images.map(({ id }) => id);
        return chooseImages(vo.manager, { ...input, imageIds: seenImages.slice(0, 1), seen: seenImages });
      },
    ],
    [
      "an addition",
      async ({ vo }) => {
        const { id } = await createAppliance();
        await createPublishedVersion(id);
        await addToDraft(vo.manager, { vo: vo.name, applianceId: id });
      },
    ],
  ])("%s", async (_what, change) => {
    const scene = await createScene();
    const before = await stateOf(scene.vo);
    await change(scene);
    const changed = await stateOf(scene.vo);
    expect(changed).not.toEqual(before);
    expect((await undo(scene.vo)).images).toBeGreaterThan(0);
    expect(await stateOf(scene.vo)).toEqual(before);
    expect((await listAuditActions(scene.vo.id)).at(-1)).toBe("draft.change_undone");
    // And forth again.
    await undo(scene.vo);
    expect(await stateOf(scene.vo)).toEqual(changed);
  });

  test("a revert: nothing that was prepared is lost by a wrong press", async () => {
    const { vo, input } = await createScene();
    await removeFromDraft(vo.manager, input);
    const prepared = await stateOf(vo);
    await revertDraft(vo.manager, await seen(vo));
    await undo(vo);
    expect(await stateOf(vo)).toEqual(prepared);
  });

  test("what a colleague did, but not what nobody has looked at", async () => {
    const { vo, input } = await createScene();
    const looked = await seen(vo);
    await removeFromDraft(vo.manager, input);
    const deputy = await createCurator(vo, "deputy");
    await expect(undoDraftChange(deputy, looked)).rejects.toMatchObject({ reason: "draft_changed" });
    await undo(vo, deputy);
  });
});

test("there is nothing to take back before the first change, and after a publication", async () => {
  const vo = await createCuratedVo();
  await expect(undo(vo)).rejects.toMatchObject({ code: "conflict", reason: "nothing_to_undo" });
  await draftAppliance(vo);
  await publish(vo);
  await expect(undo(vo)).rejects.toMatchObject({ code: "conflict", reason: "nothing_to_undo" });
});

test("an image that was deleted meanwhile does not come back", async () => {
  const vo = await createCuratedVo();
  const kept = await draftAppliance(vo);
  const gone = await draftAppliance(vo);
  await removeFromDraft(vo.manager, { vo: vo.name, applianceId: gone.id });
  const database = getDatabase();
  const before = [
    { entryIdentifier: crypto.randomUUID(), imageId: crypto.randomUUID(), followMode: "decide" },
  ];
  await database.draft.update({ where: { voId: vo.id }, data: { before } });
  await undo(vo);
  expect(await stateOf(vo)).toEqual([]);
  expect(kept.version.images).toHaveLength(1);
});
