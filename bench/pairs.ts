/** Soak: pairs of managers who change one list at the same moment; nobody's work may be lost unseen. */

import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, createCurator, getDraft } from "#lib/testing/image-lists.ts";
import { addToDraft, removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { chooseImages } from "#lib/vo-image-list/choose-images.ts";
import { revertDraft } from "#lib/vo-image-list/revert-draft.ts";
import { setNote } from "#lib/vo-image-list/set-note.ts";

const PAIRS = 1000;

type Offered = { id: string; images: string[] };
type Scene = { vo: CuratedVo; second: CuratedVo["manager"]; appliances: Offered[] };

/** Two edits at once; throws when one of them is neither there nor refused with a reason. */
type Pair = (scene: Scene, one: Offered, other: Offered) => Promise<void>;

/** @param args how many pairs */
export async function benchPairs(_ownerUrl: string, [count]: readonly string[]): Promise<void> {
  const pairs = Number(count ?? PAIRS);
  const vo = await createCuratedVo();
  const scene: Scene = { vo, second: await createCurator(vo, "deputy"), appliances: await offer(40) };
  const done = new Map<string, number>();
  for (let number = 0; number < pairs; number++) {
    const [name, pair] = PAIRS_OF_EDITS[number % PAIRS_OF_EDITS.length] ?? fail("no pair");
    const [one, other] = [pick(scene.appliances, number), pick(scene.appliances, number + 1)];
    await pair(scene, one, other).catch((error: unknown) => {
      throw new Error(`Pair ${number + 1} (${name}): ${error instanceof Error ? error.message : error}`);
    });
    done.set(name, (done.get(name) ?? 0) + 1);
  }
  for (const [name, times] of done) console.log(`${times} pairs: ${name}`);
  console.log(`${pairs} pairs of edits at once: none was lost, and whoever was second was told.`);
  await closeSenders();
}

const PAIRS_OF_EDITS: [string, Pair][] = [
  [
    "two appliances are added: both are in the draft",
    async ({ vo, second }, one, other) => {
      await clear(vo, one, other);
      await settle([
        addToDraft(vo.manager, { vo: vo.name, applianceId: one.id }),
        addToDraft(second, { vo: vo.name, applianceId: other.id }),
      ]);
      await expectDraft(vo, { has: [one, other], hasNot: [] });
    },
  ],
  [
    "one is added, another removed: both happened",
    async ({ vo, second }, one, other) => {
      await clear(vo, one);
      await addToDraft(vo.manager, { vo: vo.name, applianceId: other.id });
      await settle([
        addToDraft(vo.manager, { vo: vo.name, applianceId: one.id }),
        removeFromDraft(second, { vo: vo.name, applianceId: other.id }),
      ]);
      await expectDraft(vo, { has: [one], hasNot: [other] });
    },
  ],
  [
    "one is added while the draft is reverted: it is there, or the revert was refused",
    async ({ vo, second }, one) => {
      await clear(vo, one);
      const { changeCount } = await getDraft(vo.id);
      await settle([
        addToDraft(vo.manager, { vo: vo.name, applianceId: one.id }),
        revertDraft(second, { vo: vo.name, changeCount }),
      ]);
      await expectDraft(vo, { has: [one], hasNot: [] });
    },
  ],
  [
    "two choose images of one appliance: the one choice holds, the other is refused",
    async ({ vo, second }, one) => {
      await clear(vo, one);
      const choose = (by: typeof second, imageIds: string[]) =>
        chooseImages(by, { vo: vo.name, applianceId: one.id, imageIds, seen: [] });
      const [first, last] = await Promise.allSettled([
        choose(vo.manager, one.images.slice(0, 1)),
        choose(second, one.images.slice(1)),
      ]);
      requireOneRefused(first, last, "draft_changed");
      const pinned = new Set((await getDraft(vo.id)).entries.map(({ imageId }) => imageId));
      const expected = first.status === "fulfilled" ? one.images.slice(0, 1) : one.images.slice(1);
      const there = one.images.filter((id) => pinned.has(id));
      if (there.join() !== expected.join())
        fail("the draft holds another choice than the one that was accepted");
    },
  ],
  [
    "two write a note on one appliance: the one stands, the other is refused with its text",
    async ({ vo, second }, one) => {
      await getDatabase().listNote.deleteMany({ where: { voId: vo.id, applianceId: one.id } });
      const write = (by: typeof second, text: string) =>
        setNote(by, { vo: vo.name, applianceId: one.id, text, seen: null });
      const [first, last] = await Promise.allSettled([write(vo.manager, "One."), write(second, "Two.")]);
      requireOneRefused(first, last, "changed_meanwhile");
      const note = await getDatabase().listNote.findFirst({ where: { voId: vo.id, applianceId: one.id } });
      if (note?.text !== (first.status === "fulfilled" ? "One." : "Two.")) fail("the note is another one");
    },
  ],
];

async function offer(count: number): Promise<Offered[]> {
  const appliances: Offered[] = [];
  for (let number = 0; number < count; number++) {
    const { id } = await createAppliance();
    const { images } = await createPublishedVersion(id, { images: [imageFields(), imageFields()] });
    appliances.push({ id, images: images.map((image) => image.id) });
  }
  return appliances;
}

function pick(appliances: readonly Offered[], number: number): Offered {
  return appliances[number % appliances.length] ?? fail("no appliance");
}

async function clear(vo: CuratedVo, ...appliances: Offered[]): Promise<void> {
  for (const { id } of appliances) await removeFromDraft(vo.manager, { vo: vo.name, applianceId: id });
}

/** What is refused for a reason that its author is told is not lost. */
async function settle(edits: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(edits)) {
    if (outcome.status === "rejected" && !(outcome.reason instanceof AppError)) throw outcome.reason;
  }
}

async function expectDraft(
  vo: CuratedVo,
  { has, hasNot }: { has: readonly Offered[]; hasNot: readonly Offered[] },
): Promise<void> {
  const pinned = new Set((await getDraft(vo.id)).entries.map(({ imageId }) => imageId));
  for (const { images } of has) {
    if (!images.every((id) => pinned.has(id))) fail("an appliance that was added is not in the draft");
  }
  for (const { images } of hasNot) {
    if (images.some((id) => pinned.has(id))) fail("an appliance that was removed is in the draft");
  }
}

function requireOneRefused(
  first: PromiseSettledResult<unknown>,
  last: PromiseSettledResult<unknown>,
  reason: string,
): void {
  const refused = [first, last].filter((outcome) => outcome.status === "rejected");
  if (refused.length !== 1) fail(`${refused.length} of the two were refused`);
  const [{ reason: error }] = refused as [PromiseRejectedResult];
  if (!(error instanceof AppError) || error.reason !== reason) throw error;
}

function fail(what: string): never {
  throw new Error(what);
}
