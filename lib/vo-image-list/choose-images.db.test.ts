import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, getDraft, listAuditActions } from "#lib/testing/image-lists.ts";
import { getImageChoice } from "./choice-queries.ts";
import { chooseImages } from "./choose-images.ts";
import { setFollowMode } from "./set-follow-mode.ts";

const NOW = new Date();

/** An appliance whose two versions hold the same two images. */
async function createScene() {
  const vo = await createCuratedVo();
  const appliance = await createAppliance();
  const earlier = await createPublishedVersion(appliance.id, { images: [imageFields(), imageFields()] });
  const images = earlier.images.map(({ identifier }) => imageFields({ identifier }));
  const latest = await createPublishedVersion(appliance.id, { images });
  const ids = (version: typeof latest) => version.images.map(({ id }) => id);
  return { vo, appliance, earlier, latest, ids };
}

const pinsOf = async (vo: CuratedVo) => (await getDraft(vo.id)).entries.map(({ imageId }) => imageId).sort();

const choose = async (vo: CuratedVo, applianceId: string, imageIds: string[]) =>
  chooseImages(vo.manager, { vo: vo.name, applianceId, imageIds, seen: await pinsOf(vo) });

describe("choosing images", () => {
  test("one, both, the other, none: the draft holds exactly those", async () => {
    const { vo, appliance, latest, ids } = await createScene();
    const [first = "", second = ""] = ids(latest);
    for (const chosen of [[first], [first, second], [second], []]) {
      await choose(vo, appliance.id, chosen);
      expect(await pinsOf(vo)).toEqual(chosen.toSorted());
    }
    expect((await listAuditActions(vo.id)).filter((action) => action === "draft.images_chosen")).toHaveLength(
      4,
    );
  });

  test("of different versions, each image once", async () => {
    const { vo, appliance, earlier, latest, ids } = await createScene();
    const [old = ""] = ids(earlier);
    const other = latest.images.find(({ identifier }) => identifier !== earlier.images[0]?.identifier);
    await choose(vo, appliance.id, [old, other?.id ?? ""]);
    expect(await pinsOf(vo)).toEqual([old, other?.id ?? ""].sort());
    const before = await getDraft(vo.id);
    await expect(choose(vo, appliance.id, [...ids(earlier), ...ids(latest)])).rejects.toMatchObject({
      reason: "chosen_twice",
    });
    expect(await getDraft(vo.id)).toEqual(before);
  });

  test("an earlier version keeps the entries' identifiers, and is not followed any more", async () => {
    const { vo, appliance, earlier, latest, ids } = await createScene();
    await choose(vo, appliance.id, ids(latest));
    await setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, mode: "publish" });
    const before = (await getDraft(vo.id)).entries.map(({ entryIdentifier }) => entryIdentifier);
    await choose(vo, appliance.id, ids(earlier));
    expect((await getDraft(vo.id)).entries.map(({ entryIdentifier }) => entryIdentifier)).toEqual(before);
    const modes = await getDatabase().draftEntry.findMany({ where: { voId: vo.id } });
    expect(modes.map(({ followMode }) => followMode)).toEqual(["decide", "decide"]);
  });

  test("takes nothing away that somebody else did meanwhile", async () => {
    const { vo, appliance, latest, ids } = await createScene();
    const [first = "", second = ""] = ids(latest);
    await choose(vo, appliance.id, [first]);
    await expect(
      chooseImages(vo.manager, { vo: vo.name, applianceId: appliance.id, imageIds: [second], seen: [] }),
    ).rejects.toMatchObject({ reason: "draft_changed" });
    expect(await pinsOf(vo)).toEqual([first]);
  });

  test.each([
    ["hidden", { hiddenAt: NOW }],
    ["revoked", { revokedAt: NOW }],
  ])("nothing %s is chosen anew, but what is in the draft may stay", async (_what, flags) => {
    const { vo, appliance, earlier, latest, ids } = await createScene();
    const [old = ""] = ids(earlier);
    await choose(vo, appliance.id, [old]);
    await getDatabase().applianceVersion.update({ where: { id: earlier.id }, data: flags });
    await expect(choose(vo, appliance.id, ids(earlier))).rejects.toMatchObject({ reason: "not_endorsable" });
    const other = latest.images.find(({ identifier }) => identifier !== earlier.images[0]?.identifier);
    await choose(vo, appliance.id, [old, other?.id ?? ""]);
    expect(await pinsOf(vo)).toEqual([old, other?.id ?? ""].sort());
  });

  test("images of another appliance, of a working version, and such as there are none", async () => {
    const { vo, appliance } = await createScene();
    const other = await createPublishedVersion((await createAppliance()).id);
    for (const id of [other.images[0]?.id ?? "", randomUUID()]) {
      await expect(choose(vo, appliance.id, [id])).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("what can be chosen", () => {
  test("is every version that may be listed, and what the draft holds", async () => {
    const { vo, appliance, earlier, latest, ids } = await createScene();
    await choose(vo, appliance.id, ids(earlier).slice(0, 1));
    const read = async () => {
      const choice = await getImageChoice(vo.manager, vo.name, appliance.slug, NOW);
      if (choice === null || typeof choice === "string") throw new Error("nothing to choose from");
      return choice;
    };
    const pins = async () =>
      (await read()).versions.map(({ version, isListable, images }) => [
        version,
        isListable,
        images.filter(({ isPinned }) => isPinned).length,
      ]);
    expect(await pins()).toEqual([
      [latest.version, true, 0],
      [earlier.version, true, 1],
    ]);
    await getDatabase().applianceVersion.updateMany({
      where: { applianceId: appliance.id },
      data: { hiddenAt: NOW },
    });
    expect(await pins()).toEqual([[earlier.version, false, 1]]);
  });

  test("is for curators, and of appliances that there are", async () => {
    const { vo, appliance } = await createScene();
    expect(await getImageChoice(ANONYMOUS, vo.name, appliance.slug, NOW)).toBeNull();
    expect(await getImageChoice(vo.manager, vo.name, "no-such-appliance", NOW)).toBe("no such appliance");
  });
});
