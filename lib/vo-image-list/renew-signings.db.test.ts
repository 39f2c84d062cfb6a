import { beforeEach, describe, expect, test } from "vitest";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { parseImageList } from "#lib/hepix/parse-image-list.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import {
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  getDraft,
  listAuditActions,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { createTestSigner, TEST_CA_PEM } from "#lib/testing/test-signer.ts";
import { openVerified } from "#lib/testing/verify-with-openssl.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { signApplianceList } from "#lib/virtual-appliance/sign-appliance-list.ts";
import { signRevisionJob } from "./jobs.ts";
import { renewSignings } from "./renew-signings.ts";
import { signRevision } from "./sign-revision.ts";

const DAY_MS = 24 * 3600 * 1000;
const signer = createTestSigner();
const start = new Date("2026-11-23T12:00:00Z");
const day = (number: number, ms = 0) => new Date(start.getTime() + number * DAY_MS + ms);

beforeEach(clearQueue);

/** What the sweep queues for this list at this moment, an idle worker given. */
async function dueAt(vo: CuratedVo, now: Date): Promise<number[]> {
  await clearQueue();
  await renewSignings(now);
  const queued = await listQueued<{ revisionId: string }>(signRevisionJob);
  return (await listRevisions(vo.id))
    .filter(({ id }) => queued.some(({ revisionId }) => revisionId === id))
    .map(({ number }) => number);
}

/** The sweep, and the worker doing what it queued. */
async function sweepAndWork(now: Date): Promise<void> {
  await clearQueue();
  await renewSignings(now);
  for (let round = 0; round < 3; round++) {
    const queued = await listQueued<{ revisionId: string }>(signRevisionJob);
    await clearQueue();
    for (const { revisionId } of queued) await signRevision(revisionId, signer, now);
  }
}

const signedTexts = (vo: CuratedVo) =>
  listRevisions(vo.id).then((revisions) =>
    Promise.all(
      revisions.flatMap(({ signings }) => signings).map(({ message }) => openVerified(message, TEST_CA_PEM)),
    ),
  );

describe("the sweep", () => {
  test("leaves a list alone until eleven days are left", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start });
    await publishAndSign(vo, start);
    expect(await dueAt(vo, start)).toEqual([]);
    expect(await dueAt(vo, day(19, -1))).toEqual([]);
    expect(await dueAt(vo, day(19))).toEqual([1]);
    expect(await dueAt(vo, day(40))).toEqual([1]);
  });

  test("finds what was to be signed and whose job got lost", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start });
    await publish(vo, start);
    expect(await dueAt(vo, start)).toEqual([1]);
  });

  test("renews no list that was superseded", async () => {
    const vo = await createCuratedVo();
    for (let number = 1; number <= 2; number++) {
      await draftAppliance(vo, { now: start });
      await publishAndSign(vo, start);
    }
    expect(await dueAt(vo, day(25))).toEqual([2]);
  });

  test("renews the list that is served while the next one cannot be signed", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start });
    await publishAndSign(vo, start);
    await draftAppliance(vo, { now: start });
    const { revisionId } = await publish(vo, day(1));
    expect(await dueAt(vo, day(21))).toEqual([1, 2]);
    const [served] = await listRevisions(vo.id);
    await signRevision(served?.id ?? "", signer, day(21));
    const [renewed, stuck] = await listRevisions(vo.id);
    expect(renewed?.signings.map(({ expiresAt }) => expiresAt)).toEqual([day(30), day(51)]);
    expect(stuck?.signings).toEqual([]);
    await signRevision(revisionId, signer, day(21, 1000));
    expect((await listRevisions(vo.id))[1]?.signings).toHaveLength(1);
    expect(await dueAt(vo, day(45))).toEqual([2]);
  });

  test("leaves alone a revision that another one replaced before it was signed", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo, { now: start });
    const { revisionId } = await publish(vo, start);
    await getDatabase().applianceVersion.update({
      where: { id: appliance.version.id },
      data: { hiddenAt: start },
    });
    await signRevision(revisionId, signer, start);
    const [, successor] = await listRevisions(vo.id);
    await signRevision(successor?.id ?? "", signer, start);
    expect(await dueAt(vo, day(1))).toEqual([]);
    expect(await dueAt(vo, day(25))).toEqual([2]);
  });

  test("queues a list once, however often it comes by", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start });
    const { revisionId } = await publish(vo, start);
    for (let round = 0; round < 3; round++) await renewSignings(day(22));
    const queued = await listQueued<{ revisionId: string }>(signRevisionJob);
    expect(queued.filter((job) => job.revisionId === revisionId)).toHaveLength(1);
  });

  test("finds the lists of appliances, as long as they may be offered", async () => {
    const vo = await createCuratedVo();
    const appliance = await draftAppliance(vo, { now: start, expiresInDays: 60 });
    const queued = async (now: Date) => {
      await clearQueue();
      await renewSignings(now);
      const jobs = await listQueued<{ versionId: string }>(signApplianceListJob);
      return jobs.filter(({ versionId }) => versionId === appliance.version.id).length;
    };
    expect(await queued(start)).toBe(1);
    await signApplianceList(appliance.version.id, signer, start);
    expect(await queued(day(18))).toBe(0);
    expect(await queued(day(19))).toBe(1);
    expect(await queued(day(60))).toBe(0);
    await getDatabase().applianceVersion.update({
      where: { id: appliance.version.id },
      data: { revokedAt: day(2) },
    });
    // Sites have a list of what was stopped: one that says so is due, and again when that runs out.
    expect(await queued(day(3))).toBe(1);
    await signApplianceList(appliance.version.id, signer, day(3));
    expect(await queued(day(4))).toBe(0);
    expect(await queued(day(24))).toBe(1);
  });
});

describe("a renewed list", () => {
  test("says the same, created on the same day, with a higher version and a month to go", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start });
    await publishAndSign(vo, start);
    await sweepAndWork(day(20));
    await sweepAndWork(day(40, 5000));
    const revisions = await listRevisions(vo.id);
    expect(revisions).toHaveLength(1);
    const editions = revisions[0]?.signings ?? [];
    expect(editions).toHaveLength(3);
    for (const { signedAt, expiresAt, contentCreatedAt } of editions) {
      expect(expiresAt.getTime() - signedAt.getTime()).toBeGreaterThanOrEqual(28 * DAY_MS);
      expect(contentCreatedAt).toEqual(editions[0]?.contentCreatedAt);
    }
    const texts = await signedTexts(vo);
    const lists = texts.map(parseImageList);
    for (const [index, list] of lists.entries()) {
      const { version, expiresAt, ...same } = list;
      const { version: _version, expiresAt: _expiresAt, ...first } = lists[0] ?? list;
      expect(same).toEqual(first);
      expect(expiresAt).toEqual(editions[index]?.expiresAt);
      const before = lists[index - 1];
      if (before) expect(compareListVersions(version, before.version)).toBeGreaterThan(0);
    }
    const withoutEdition = (text: string) =>
      text.replace(/("hv:version": ")\d{14}/, "$1").replace(/("dc:date:expires": ")[^"]+/, "$1");
    expect(new Set(texts.map(withoutEdition)).size).toBe(1);
  });

  test("says what was frozen, whatever became of the catalogue since", async () => {
    const vo = await createCuratedVo();
    const { id } = await draftAppliance(vo, { now: start });
    await publishAndSign(vo, start);
    await getDatabase().virtualAppliance.update({
      where: { id },
      data: { name: "Renamed", summary: "Rewritten" },
    });
    await sweepAndWork(day(21));
    const [before, after] = (await signedTexts(vo)).map((text) => parseImageList(text).images);
    expect(after).toEqual(before);
  });

  test("is not made twice when two workers come at once", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start });
    const { revisionId } = await publishAndSign(vo, start);
    await Promise.all([1, 2, 3].map(() => signRevision(revisionId, signer, day(22))));
    expect((await listRevisions(vo.id))[0]?.signings).toHaveLength(2);
  });
});

describe("an entry whose version has expired", () => {
  async function withShortLivedAppliance() {
    const vo = await createCuratedVo();
    const short = await draftAppliance(vo, { version: "0.9", now: start, expiresInDays: 15 });
    const long = await draftAppliance(vo, { now: start });
    await publishAndSign(vo, start);
    return { vo, short, long };
  }

  test("leaves by itself, as a new revision that says so", async () => {
    const { vo, short, long } = await withShortLivedAppliance();
    await sweepAndWork(day(20));
    const [first, second, ...others] = await listRevisions(vo.id);
    expect(others).toEqual([]);
    expect(first?.signings).toHaveLength(1);
    expect(second).toMatchObject({ number: 2, state: "published", publishedById: null });
    expect(second?.comment).toBe(`Left by themselves: ${short.name} 0.9 (expired).`);
    const lists = (await signedTexts(vo)).map(parseImageList);
    expect(lists.map(({ images }) => images.length)).toEqual([2, 1]);
    expect(lists[1]?.images[0]?.sha512).toBe(long.version.images[0]?.sha512);
    expect(compareListVersions(lists[1]?.version ?? "", lists[0]?.version ?? "")).toBeGreaterThan(0);
    expect(lists[1]?.createdAt.getTime()).toBeGreaterThan(lists[0]?.createdAt.getTime() ?? 0);
    expect((await listAuditActions(vo.id)).slice(-3)).toEqual([
      "revision.signed",
      "revision.published",
      "revision.signed",
    ]);
  });

  test("leaves the others word for word as they were", async () => {
    const { vo, long } = await withShortLivedAppliance();
    await getDatabase().virtualAppliance.update({
      where: { id: long.id },
      data: { summary: "Rewritten since" },
    });
    await sweepAndWork(day(20));
    const [before, after] = (await signedTexts(vo)).map((text) => parseImageList(text).images);
    expect(after).toEqual(before?.filter(({ identifier }) => identifier === after?.[0]?.identifier));
  });

  test("stays in the draft, for the manager to decide", async () => {
    const { vo } = await withShortLivedAppliance();
    const before = await getDraft(vo.id);
    await sweepAndWork(day(20));
    expect(await getDraft(vo.id)).toEqual(before);
    await expect(publish(vo, day(20))).rejects.toMatchObject({ reason: "unfit_entries" });
  });

  test("can be the last one: the list is then empty, which withdraws everything", async () => {
    const vo = await createCuratedVo();
    await draftAppliance(vo, { now: start, expiresInDays: 15 });
    await publishAndSign(vo, start);
    await sweepAndWork(day(20));
    const lists = (await signedTexts(vo)).map(parseImageList);
    expect(lists.map(({ images }) => images.length)).toEqual([1, 0]);
  });
});
