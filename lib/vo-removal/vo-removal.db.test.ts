/** A VO goes: what sites get until the day and after it, what nobody can do meanwhile, and the way back. */

import { beforeEach, describe, expect, test } from "vitest";
import { findSignatureTroubles } from "#lib/administration/signature-trouble.ts";
import { readKeptVisibility } from "#lib/list-signing/list-files.ts";
import { findShelvedList, findShelvedRenderings } from "#lib/list-signing/list-shelf.ts";
import { ANONYMOUS, type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { listMostEndorsed, listRecentRevisions } from "#lib/statistics/front-page-queries.ts";
import { getFigures, loadDataset } from "#lib/statistics/queries.ts";
import { createPerson } from "#lib/testing/factories.ts";
import {
  addressOf,
  type CuratedVo,
  createCuratedVo,
  createCurator,
  draftAppliance,
  getDraft,
  listRevisions,
  publish,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { createTestSigner } from "#lib/testing/test-signer.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { endorsingVosOf } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { listSitemap } from "#lib/virtual-appliance/sitemap-queries.ts";
import { createVo } from "#lib/vo/create-vo.ts";
import { editVo } from "#lib/vo/edit-vo.ts";
import { listVos } from "#lib/vo/queries.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { editListSettings } from "#lib/vo-image-list/edit-list-settings.ts";
import { fetchVoList, fetchVoRevisionList } from "#lib/vo-image-list/fetch-list.ts";
import { fetchRendering } from "#lib/vo-image-list/fetch-rendering.ts";
import { signRevisionJob } from "#lib/vo-image-list/jobs.ts";
import { findListsDue } from "#lib/vo-image-list/lists-due.ts";
import { mirrorOnce } from "#lib/vo-image-list/mirror-lists.ts";
import { openList } from "#lib/vo-image-list/open-list.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { signRevision } from "#lib/vo-image-list/sign-revision.ts";
import { getVoRemoval } from "./queries.ts";
import { removeVo } from "./remove-vo.ts";
import { restoreVo } from "./restore-vo.ts";
import { removeVoSchema } from "./schema.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;
const START = new Date("2026-11-02T10:00:00Z");
const day = (number: number) => new Date(START.getTime() + number * DAY_MS);
const END = day(30);
const signer = createTestSigner();

let administrator: PersonActor;
let vo: CuratedVo;
let appliance: Awaited<ReturnType<typeof draftAppliance>>;
let revisionId: string;

beforeEach(async () => {
  administrator = await createPerson({ platformRoles: ["administrator"] });
  vo = await createCuratedVo();
  appliance = await draftAppliance(vo, { now: START, expiresInDays: 360 });
  ({ revisionId } = await publishAndSign(vo, START));
});

const remove = (endsAt: Date | null = END, now = START) =>
  removeVo(administrator, { vo: vo.name, reason: "It closes down.", endsAt, confirmation: vo.name }, now);
const restore = (now: Date) => restoreVo(administrator, { vo: vo.name }, now);

const nobody = { authorization: null, signedIn: async () => ANONYMOUS };
const fetchAt = (now: Date) => fetchVoList(vo.name, nobody, now);
const formatAt = (path: string, now: Date, revision: number | null = null) =>
  fetchRendering({ vo: vo.name, revision, path }, nobody, now);
const FORMATS = ["list.json", "streams/v1/index.json", "images/SHA256SUMS", "opennebula/appliance"];

async function isDue(now: Date): Promise<boolean> {
  return (await findListsDue(database, now)).revisionIds.includes(revisionId);
}

async function troublesAt(now: Date): Promise<string[]> {
  const troubles = await findSignatureTroubles(now);
  return troubles.flatMap(({ text }) => (text.includes(vo.name) ? [text] : []));
}

describe("until the day", () => {
  test("sites get the very same bytes, in every format", async () => {
    const before = await fetchAt(START);
    const formats = await Promise.all(FORMATS.map((path) => formatAt(path, START)));
    await remove();
    const last = new Date(END.getTime() - 1);
    expect((await fetchAt(last)).message).toEqual(before.message);
    expect(await Promise.all(FORMATS.map((path) => formatAt(path, last)))).toEqual(formats);
  });

  test("the list is signed again as ever", async () => {
    await remove(day(60));
    expect(await isDue(day(10))).toBe(false);
    expect(await isDue(day(25))).toBe(true);
    await signRevision(revisionId, signer, day(25));
    const [revision] = await listRevisions(vo.id);
    expect(revision?.signings).toHaveLength(2);
    expect(await troublesAt(day(54))).toEqual([expect.stringContaining("has not been signed again")]);
  });

  test("it is in the catalogue, and endorses what it endorsed", async () => {
    await remove();
    expect((await listVos(day(29))).map(({ name }) => name)).toContain(vo.name);
    expect((await endorsingVosOf([appliance.id], day(29))).get(appliance.id)).toEqual([vo.name]);
  });

  test("nobody changes or publishes anything, not even an administrator", async () => {
    const { changeCount } = await getDraft(vo.id);
    const provider = await createProvider();
    await remove();
    const settings = {
      ...{ visibility: "public" as const, closingIsMeant: false, followDefault: "decide" as const },
      ...{ validityDays: 40, needsApproval: false, noticeRoles: ["manager" as const], noticeAddresses: [] },
    };
    const record = {
      ...{ title: "Other", description: "", discipline: null, homepageUrl: null },
      ...{ enrolmentUrl: null, contactEmail: null },
    };
    for (const actor of [vo.manager, administrator]) {
      const attempts = [
        addToDraft(actor, { vo: vo.name, applianceId: appliance.id }),
        publishDraft(actor, { vo: vo.name, comment: "", changeCount }),
        editListSettings(actor, { vo: vo.name, ...settings }),
        editVo(actor, { vo: vo.name, ...record }),
        openList(actor, { vo: vo.name, providerId: provider.id }),
      ];
      for (const attempt of await Promise.allSettled(attempts)) {
        expect(attempt).toMatchObject({ status: "rejected", reason: { reason: "vo_removed" } });
      }
    }
    expect(await getDraft(vo.id)).toMatchObject({ changeCount });
  });

  test("brought back, nothing ever happened", async () => {
    const before = await fetchAt(START);
    await remove();
    await clearQueue();
    await restore(day(3));
    expect((await fetchAt(day(3))).message).toEqual(before.message);
    expect(await listQueued(signRevisionJob)).toEqual([]);
    expect(await database.vo.findUniqueOrThrow({ where: { id: vo.id } })).toMatchObject({
      ...{ removedAt: null, removalReason: null, listEndsAt: null },
    });
    await addToDraft(vo.manager, { vo: vo.name, applianceId: (await draftAppliance(vo)).id });
  });
});

describe("after the day", () => {
  beforeEach(async () => {
    await remove();
  });

  test("the list is gone, in every format, and revisions stay at their addresses", async () => {
    await expect(fetchAt(END)).rejects.toMatchObject({
      code: "gone",
      message: expect.stringContaining(vo.name),
    });
    for (const path of [...FORMATS, "images/whatever.qcow2"]) {
      await expect(formatAt(path, END)).rejects.toMatchObject({ code: "gone" });
    }
    expect((await fetchVoRevisionList(vo.name, 1, nobody, END)).message.length).toBeGreaterThan(0);
    expect(await formatAt("list.json", END, 1)).toMatchObject({ isPublic: true });
  });

  test("the day is at hand where the database is not: in memory and in the files", async () => {
    await mirrorOnce(new Map(), END);
    const key = { kind: "vo" as const, name: vo.name };
    expect(findShelvedList(key)).toMatchObject({ endsAt: END });
    expect(findShelvedRenderings(key)).toMatchObject({ endsAt: END });
    expect(await readKeptVisibility(key)).toEqual(expect.objectContaining({ endsAt: END }));
    await restore(day(3));
    await mirrorOnce(new Map(), END);
    expect(await readKeptVisibility(key)).toEqual(expect.objectContaining({ endsAt: null }));
  });

  test("nothing is signed, and nobody is alarmed", async () => {
    expect(await isDue(END)).toBe(false);
    await signRevision(revisionId, signer, END);
    const [revision] = await listRevisions(vo.id);
    expect(revision?.signings).toHaveLength(1);
    expect(await troublesAt(day(40))).toEqual([]);
  });

  test("it is in no catalogue, and endorses nothing", async () => {
    const { vos } = await getFigures(day(29));
    expect((await listVos(END)).map(({ name }) => name)).not.toContain(vo.name);
    expect((await endorsingVosOf([appliance.id], END)).get(appliance.id)).toBeUndefined();
    expect(await listPinningLists(appliance.id, { now: END })).toEqual([]);
    expect((await listMostEndorsed(1000, day(29))).map(({ id }) => id)).toContain(appliance.id);
    expect((await listMostEndorsed(1000, END)).map(({ id }) => id)).not.toContain(appliance.id);
    expect((await listRecentRevisions(1000, END)).map((revision) => revision.vo.name)).not.toContain(vo.name);
    for (const name of ["appliances-by-vo", "images-by-vo"] as const) {
      const period = { from: "2026-01", to: "2026-12" };
      const labels = (await loadDataset(name, period, END)).map(({ label }) => label);
      expect(labels, name).not.toContain(vo.name);
    }
    await database.vo.update({ where: { id: vo.id }, data: { removedAt: START, listEndsAt: START } });
    expect((await getFigures(day(29))).vos).toBe(vos - 1);
    expect((await listSitemap()).some(({ url }) => url.endsWith(`/vos/${vo.name}`))).toBe(false);
  });

  test("its name is not given again", async () => {
    const again = { name: vo.name, title: "", description: "", discipline: null, homepageUrl: null };
    await expect(
      database.$transaction((tx) => createVo(tx, system("test"), { ...again, visibility: "public" }, END)),
    ).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("bring that one back") });
  });

  test("brought back, the list is answered again from its next signing on, with a higher version", async () => {
    const [before] = (await listRevisions(vo.id)).flatMap(({ signings }) => signings);
    await clearQueue();
    await restore(day(31));
    expect(await listQueued(signRevisionJob)).toEqual([{ revisionId }]);
    expect(await isDue(day(31))).toBe(true);
    await expect(fetchAt(day(31))).rejects.toMatchObject({ code: "gone" });
    expect(await troublesAt(day(32))).toContainEqual(expect.stringContaining("brought back"));
    await signRevision(revisionId, signer, day(32));
    const after = (await listRevisions(vo.id)).flatMap(({ signings }) => signings).at(-1);
    expect((await fetchAt(day(32))).message).toEqual(after?.message);
    expect(after?.contentCreatedAt).toEqual(before?.contentCreatedAt);
    expect(Number(after?.listVersion)).toBeGreaterThan(Number(before?.listVersion));
    expect(await troublesAt(day(32))).toEqual([]);
    // Once is enough.
    await signRevision(revisionId, signer, day(32));
    expect((await listRevisions(vo.id)).flatMap(({ signings }) => signings)).toHaveLength(2);
  });
});

describe("who removes a VO", () => {
  test("is told whom it concerns: who fetched lately, to whom it is open besides", async () => {
    const recent = await createProvider({ openVos: [vo.name] });
    const idle = await createProvider({ openVos: [vo.name] });
    await fetchedBy(recent.id, day(-10));
    await fetchedBy((await createProvider()).id, day(-70));
    const seen = await getVoRemoval(administrator, vo.name, START);
    expect(seen).toMatchObject({
      ...{ standing: "in", visibility: "public", current: { number: 1, entries: 1 } },
      ...{ fetchers: [await nameOf(recent.id)], openTo: [await nameOf(idle.id)] },
    });
    expect(await getVoRemoval(vo.manager, vo.name, START)).toBeNull();
  });

  test("has managers and sites told, each once, and again when it is brought back", async () => {
    const deputy = await createCurator(vo, "deputy");
    const { id } = await createProvider();
    await fetchedBy(id, day(-10));
    const operator = await createPerson({ email: `operator@${vo.name}` });
    await database.providerOperator.createMany({
      data: [operator, deputy].map(({ personId }) => ({ providerId: id, personId })),
    });
    await database.provider.update({ where: { id }, data: { contactEmail: `OPERATOR@${vo.name}` } });
    await remove();
    const [manager, second] = [addressOf(vo, "manager"), addressOf(vo, "deputy")];
    const subject = `Image list of ${vo.name}: stops on 2 December 2026, the VO is being removed`;
    const told = await mailsTo(manager, second, `operator@${vo.name}`, `OPERATOR@${vo.name}`);
    expect(told.map((mail) => mail.subject)).toEqual([subject, subject, subject]);
    for (const { text } of told) {
      expect(text).toContain("2 December 2026, 10:00 UTC");
      expect(text).toContain("> It closes down.");
    }
    await restore(day(40));
    expect((await mailsTo(manager)).at(-1)?.subject).toBe(`VO ${vo.name} was brought back`);
  });

  test("types its name, and chooses a day within ninety days", async () => {
    const wish = { vo: vo.name, reason: "It closes down.", endsAt: END };
    await expect(removeVo(administrator, { ...wish, confirmation: "other" }, START)).rejects.toMatchObject({
      fieldErrors: { confirmation: expect.stringContaining(vo.name) },
    });
    for (const endsAt of [day(-1), day(91)]) {
      await expect(remove(endsAt)).rejects.toMatchObject({ fieldErrors: { day: expect.any(String) } });
    }
    await expect(removeVo(vo.manager, { ...wish, confirmation: vo.name })).rejects.toMatchObject({
      code: "forbidden",
    });
    await remove(day(90));
    await expect(remove()).rejects.toMatchObject({ code: "conflict" });
  });

  test("may stop it at once, with what waited for its signature", async () => {
    await draftAppliance(vo, { now: START });
    await publish(vo, START);
    await remove(null);
    await expect(fetchAt(START)).rejects.toMatchObject({ code: "gone" });
    expect(await troublesAt(day(1))).toEqual([]);
  });

  test("leaves an audit event of both", async () => {
    await remove();
    await restore(day(1));
    const events = await database.auditEvent.findMany({
      where: { objectId: vo.id, action: { in: ["vo.removed", "vo.restored"] } },
      orderBy: { id: "asc" },
      select: { action: true, details: true },
    });
    expect(events).toEqual([
      { action: "vo.removed", details: { reason: "It closes down.", listEndsAt: END.toISOString() } },
      { action: "vo.restored", details: { name: vo.name } },
    ]);
  });
});

test.each([
  [{ ending: "on_day", day: "2026-12-27" }, { endsAt: new Date("2026-12-27T00:00:00Z") }],
  [{ ending: "now", day: "" }, { endsAt: null }],
])("the form says %j", (fields, expected) => {
  const rest = { vo: "biomed", reason: "It closes down.", confirmation: " biomed " };
  expect(removeVoSchema.parse({ ...rest, ...fields })).toEqual({
    ...rest,
    confirmation: "biomed",
    ...expected,
  });
});

test.each(["", "tomorrow", "2026-02-31x", "2026-13-01"])("%j is no day", (typed) => {
  const fields = { vo: "biomed", reason: "So.", confirmation: "biomed", ending: "on_day", day: typed };
  expect(removeVoSchema.safeParse(fields).error?.issues[0]?.path).toEqual(["day"]);
});

async function fetchedBy(providerId: string, at: Date): Promise<void> {
  const times = { firstAt: at, lastAt: at, fetches: 1 };
  await database.listFetch.create({
    data: { voId: vo.id, providerId, revisionNumber: 1, client: "x", listVersion: "1", ...times },
  });
}

async function nameOf(id: string): Promise<string> {
  return (await database.provider.findUniqueOrThrow({ where: { id } })).name;
}
