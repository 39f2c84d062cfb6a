import { describe, expect, test } from "vitest";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  getDraft,
  listAuditActions,
  listRevisions,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { addToDraft, removeFromDraft, updateInDraft } from "./change-draft.ts";
import { followPublication } from "./follow-publication.ts";
import { thawList } from "./frozen-list.ts";
import { restoreRevision } from "./restore-revision.ts";
import { revertDraft } from "./revert-draft.ts";
import type { FollowMode } from "./schema.ts";
import { setFollowMode } from "./set-follow-mode.ts";

const HOUR_MS = 3600_000;
const EARLIER = new Date(Date.now() - HOUR_MS);

/** An appliance with two images on a published list that follows it so, and what else a manager has in the draft. */
async function createFollowedList(mode: FollowMode) {
  const vo = await createCuratedVo();
  const appliance = await draftAppliance(vo, { images: [imageFields(), imageFields()] });
  await draftAppliance(vo);
  await publishAndSign(vo, EARLIER);
  await setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, mode });
  return { vo, appliance };
}

type Followed = Awaited<ReturnType<typeof createFollowedList>>["appliance"];

/** The next version, its images the same ones in a newer state, and perhaps others besides. */
function publishNext({ id, version }: Followed, others: ReturnType<typeof imageFields>[] = []) {
  const images = version.images.map(({ identifier }) => imageFields({ identifier }));
  return createPublishedVersion(id, { images: [...images, ...others] });
}

const pinsOf = async (vo: CuratedVo) =>
  new Set((await getDraft(vo.id)).entries.map(({ imageId }) => imageId));

async function lettersTo(vo: CuratedVo): Promise<string[]> {
  const mail = await getDatabase().outgoingMail.findMany({ where: { subject: { contains: vo.name } } });
  return mail.map(({ subject, text }) => `${subject}\n${text}`);
}

test.each([["decide"], ["prepare"], ["publish"]] as const)("%s", async (mode) => {
  const { vo, appliance } = await createFollowedList(mode);
  const next = await publishNext(appliance, [imageFields()]);
  const before = await getDraft(vo.id);
  for (let round = 0; round < 2; round++) await followPublication(next.id);

  const pins = await pinsOf(vo);
  const moved = next.images.filter(({ id }) => pins.has(id)).length;
  expect(moved).toBe(mode === "decide" ? 0 : 2);
  const { changeCount, entries } = await getDraft(vo.id);
  expect(changeCount).toBe(before.changeCount + (mode === "decide" ? 0 : 1));
  expect(entries.map(({ entryIdentifier }) => entryIdentifier)).toEqual(
    before.entries.map(({ entryIdentifier }) => entryIdentifier),
  );
  expect(await listRevisions(vo.id)).toHaveLength(mode === "publish" ? 2 : 1);
  const letters = await lettersTo(vo);
  expect(letters).toHaveLength(mode === "decide" ? 0 : 1);
  if (mode === "prepare") expect(letters[0]).toContain(`The draft of ${vo.name} holds ${appliance.name}`);
  if (mode === "publish") expect(letters[0]).toContain("Revision 2 holds the new version");
});

describe("what is published by itself", () => {
  test("differs from the revision before by these entries only, whatever the draft holds besides", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    const pending = await draftAppliance(vo);
    const next = await publishNext(appliance);
    await followPublication(next.id);
    const [before, after] = await listRevisions(vo.id);
    expect(after).toMatchObject({ number: 2, publishedById: null, state: "signing" });
    expect(after?.comment).toBe(`Followed by itself: ${appliance.name} ${next.version}.`);
    const [old, now] = [thawList(before?.content), thawList(after?.content)];
    expect(now.images.map(({ identifier }) => identifier)).toEqual(
      old.images.map(({ identifier }) => identifier),
    );
    const changed = now.images.filter((image, index) => image.sha512 !== old.images[index]?.sha512);
    expect(changed.map(({ version }) => version)).toEqual([next.version, next.version]);
    expect(now.images.filter((image) => !changed.includes(image))).toEqual(
      old.images.filter((_, index) => !changed.includes(now.images[index] as never)),
    );
    expect((await pinsOf(vo)).has(pending.version.images[0]?.id ?? "")).toBe(true);
    expect(await listAuditActions(vo.id)).toContain("draft.appliance_followed");
  });

  test("waits for a manager where an image was never measured here", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    const images = appliance.version.images.map(({ identifier }) =>
      imageFields({ identifier, checksumSource: "declared" }),
    );
    const next = await createPublishedVersion(appliance.id, { images });
    await followPublication(next.id);
    expect(await listRevisions(vo.id)).toHaveLength(1);
    expect((await pinsOf(vo)).has(next.images[0]?.id ?? "")).toBe(true);
    expect((await lettersTo(vo))[0]).toContain("has passed no integrity check of ours");
  });

  test("waits for a manager where an image report has an error", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    const next = await publishNext(appliance);
    const [image] = next.images;
    const report = { rulesVersion: 1, grade: "failing" as const, findings: [], inspected: true };
    await getDatabase().imageReport.create({
      data: { imageId: image?.id ?? "", ...report, madeAt: new Date() },
    });
    await followPublication(next.id);
    expect(await listRevisions(vo.id)).toHaveLength(1);
    expect((await pinsOf(vo)).has(image?.id ?? "")).toBe(true);
    expect((await lettersTo(vo))[0]).toContain("the image report of");
  });

  test("waits for a manager where some client would refuse the list", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    const images = appliance.version.images.map(({ identifier }) =>
      imageFields({ identifier, osVersion: "" }),
    );
    const next = await createPublishedVersion(appliance.id, { images });
    await followPublication(next.id);
    expect(await listRevisions(vo.id)).toHaveLength(1);
    expect((await lettersTo(vo))[0]).toContain("It was not published by itself");
  });

  test("waits for a manager who has never published the entry", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo);
    await setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, mode: "publish" });
    await followPublication((await publishNext(appliance)).id);
    expect(await listRevisions(vo.id)).toEqual([]);
    expect(await lettersTo(vo)).toHaveLength(1);
  });
});

test.each([
  ["hidden", { hiddenAt: new Date() }],
  ["revoked", { revokedAt: new Date() }],
])("a version that is %s before the worker comes by is not followed", async (_what, flags) => {
  const { vo, appliance } = await createFollowedList("publish");
  const next = await publishNext(appliance);
  await getDatabase().applianceVersion.update({ where: { id: next.id }, data: flags });
  const before = await getDraft(vo.id);
  await followPublication(next.id);
  expect(await getDraft(vo.id)).toEqual(before);
  expect(await listRevisions(vo.id)).toHaveLength(1);
});

test("of two versions in a row, the later one is followed, whichever job runs last", async () => {
  const { vo, appliance } = await createFollowedList("prepare");
  const [first, second] = [await publishNext(appliance), await publishNext(appliance)];
  await followPublication(second.id);
  await followPublication(first.id);
  expect((await pinsOf(vo)).has(second.images[0]?.id ?? "")).toBe(true);
});

test.each([
  ["decide", 0, 0],
  ["prepare", 2, 0],
  ["publish", 2, 2],
] as const)(
  "authors are told before they publish that a list follows: %s",
  async (mode, following, publishing) => {
    const { vo, appliance } = await createFollowedList(mode);
    expect(await listPinningLists(appliance.id)).toMatchObject([
      { vo: vo.name, published: 2, drafted: 2, following, publishing },
    ]);
  },
);

describe("how an appliance is followed", () => {
  const modes = async (vo: CuratedVo, applianceId: string) => {
    const entries = await getDatabase().draftEntry.findMany({
      where: { voId: vo.id, image: { version: { applianceId } } },
    });
    return [...new Set(entries.map(({ followMode }) => followMode))];
  };

  test("stays when it is updated, also for new images; reverted; and brought back", async () => {
    const { vo, appliance } = await createFollowedList("prepare");
    await publishNext(appliance, [imageFields()]);
    await updateInDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    expect(await modes(vo, appliance.id)).toEqual(["prepare"]);
    await publishAndSign(vo);
    const seen = async () => ({ vo: vo.name, changeCount: (await getDraft(vo.id)).changeCount });
    await restoreRevision(vo.manager, { ...(await seen()), number: 1 });
    expect(await modes(vo, appliance.id)).toEqual(["prepare"]);
    await revertDraft(vo.manager, await seen());
    expect(await modes(vo, appliance.id)).toContain("prepare");
  });

  test("can be said of one image alone", async () => {
    const { vo, appliance } = await createFollowedList("decide");
    const [first] = (await getDraft(vo.id)).entries.filter(({ imageId }) =>
      appliance.version.images.some(({ id }) => id === imageId),
    );
    const entryIdentifier = first?.entryIdentifier ?? "";
    await setFollowMode(vo.manager, {
      ...{ vo: vo.name, applianceId: appliance.id, entryIdentifier, mode: "prepare" },
    });
    expect((await modes(vo, appliance.id)).sort()).toEqual(["decide", "prepare"]);
    const next = await publishNext(appliance);
    await followPublication(next.id);
    const pins = await pinsOf(vo);
    expect(next.images.filter(({ id }) => pins.has(id))).toHaveLength(1);
    const foreign = { entryIdentifier: crypto.randomUUID(), mode: "publish" as const };
    await expect(
      setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, ...foreign }),
    ).rejects.toMatchObject({ reason: "not_in_draft" });
  });

  test("begins anew when it was removed", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    const input = { vo: vo.name, applianceId: appliance.id };
    await removeFromDraft(vo.manager, input);
    await addToDraft(vo.manager, input);
    expect(await modes(vo, appliance.id)).toEqual(["decide"]);
  });

  test("is told in the audit trail once, and is no change of what the draft holds", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    const before = await getDraft(vo.id);
    await setFollowMode(vo.manager, { vo: vo.name, applianceId: appliance.id, mode: "publish" });
    expect(await getDraft(vo.id)).toEqual(before);
    const actions = await listAuditActions(vo.id);
    expect(actions.filter((action) => action === "draft.follow_mode_set")).toHaveLength(1);
  });

  test("cannot be said of what is not in the draft", async () => {
    const { vo, appliance } = await createFollowedList("publish");
    await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
    await expect(
      setFollowMode(system("test"), { vo: vo.name, applianceId: appliance.id, mode: "prepare" }),
    ).rejects.toMatchObject({ reason: "not_in_draft" });
  });
});
