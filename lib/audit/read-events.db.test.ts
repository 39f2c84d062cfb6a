/** Reading page by page gives what reading all and choosing would give, also while the trail grows. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { appendEvent, eventFields } from "#lib/testing/audit-events.ts";
import { type EventSelection, readEvents, readEventsByOrAbout, readPage } from "./read-events.ts";
import type { RecordedEvent, TrailOrder, TrailPosition } from "./recorded-event.ts";

const database = getDatabase();
const MINUTE_MS = 60_000;
const BEGIN = Date.parse("2026-11-23T00:00:00Z");

// Few of everything, so that much coincides: moments too, which the number then has to tell apart.
const ACTORS = ["ann", "bob", "worker"];
const ACTIONS = ["person.signed_in", "version.edited", "version.published"];
const THINGS = ["a", "b"].map((id) => ({ kind: "appliance", id }));
const OTHERS = ["a", "v"].map((id) => ({ kind: "vo", id }));

let seed = 1;
/** Always the same sequence. */
function pick<T>(from: readonly T[]): T {
  seed = (seed * 48_271) % 2_147_483_647;
  return from[seed % from.length] as T;
}

function someEvent(occurredAt: Date) {
  const object = pick([...THINGS, ...OTHERS]);
  const partOf = pick([null, ...THINGS, object]);
  const actor = pick(ACTORS);
  return eventFields({
    occurredAt,
    actorId: actor,
    actorName: pick([actor, actor, "once called Kim"]),
    action: pick(ACTIONS),
    objectKind: object.kind,
    objectId: object.id,
    partOfKind: partOf?.kind ?? null,
    partOfId: partOf?.id ?? null,
    tokenId: pick([null, null, "t1"]),
    address: pick([null, "192.0.2.1", "192.0.2.2"]),
  });
}

await database.auditEvent.createMany({
  data: Array.from({ length: 150 }, () => someEvent(new Date(BEGIN + pick([0, 1, 2, 3, 4, 5]) * MINUTE_MS))),
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const moments = fc.integer({ min: 0, max: 6 }).map((minutes) => new Date(BEGIN + minutes * MINUTE_MS));
const selections: fc.Arbitrary<EventSelection> = fc.record({
  about: maybe(fc.subarray([...THINGS, ...OTHERS], { minLength: 1 })),
  actorIds: maybe(fc.subarray([...ACTORS, "nobody"])),
  actorName: maybe(fc.constantFrom("ann", "once called Kim", "nobody")),
  actions: maybe(fc.subarray(ACTIONS, { minLength: 1 })),
  tokenId: maybe(fc.constant("t1")),
  address: maybe(fc.constantFrom("192.0.2.1", "192.0.2.9")),
  from: maybe(moments),
  until: maybe(moments),
});

/** The same question, asked without any cleverness. */
function matches(event: Omit<RecordedEvent, "id">, selection: EventSelection): boolean {
  const { about, actorIds, actorName, actions, tokenId, address, from, until } = selection;
  const isThing = (kind: string | null, id: string | null) =>
    about?.some((thing) => thing.kind === kind && thing.id === id);
  const byWhom = actorIds !== undefined || actorName !== undefined;
  return (
    (!about ||
      Boolean(isThing(event.objectKind, event.objectId) || isThing(event.partOfKind, event.partOfId))) &&
    (!byWhom || Boolean(actorIds?.includes(event.actorId)) || event.actorName === actorName) &&
    (!actions || actions.includes(event.action)) &&
    (!tokenId || event.tokenId === tokenId) &&
    (!address || event.address === address) &&
    (!from || event.occurredAt >= from) &&
    (!until || event.occurredAt < until)
  );
}

async function expected(selection: EventSelection, order: TrailOrder): Promise<string[]> {
  const direction = order === "newest" ? "desc" : "asc";
  const all = await database.auditEvent.findMany({ orderBy: [{ occurredAt: direction }, { id: direction }] });
  return all.filter((event) => matches({ ...event, details: {} }, selection)).map(({ id }) => id.toString());
}

/** Turns pages until there are no more; the events of each, and the place where it ended. */
async function turnPages(
  read: Parameters<typeof readPage>[0],
  { order, limit }: { order: TrailOrder; limit: number },
  way: "next" | "previous",
  from: TrailPosition,
  between: () => Promise<unknown> = async () => undefined,
) {
  const pages: RecordedEvent[][] = [];
  let position = from;
  while (true) {
    const page = await readPage(read, { order, position, limit });
    pages.push(page.events);
    const cursor = page[way];
    if (!cursor) return pages;
    position = { direction: way === "next" ? "after" : "before", cursor };
    await between();
  }
}

const ids = (pages: RecordedEvent[][]) => pages.flat().map(({ id }) => id);

describe("page by page", () => {
  test("every event that matches comes once and in order, forwards and backwards", async () => {
    await fc.assert(
      fc.asyncProperty(
        selections,
        fc.constantFrom<TrailOrder>("newest", "oldest"),
        fc.integer({ min: 3, max: 60 }),
        async (selection, order, limit) => {
          const read: Parameters<typeof readPage>[0] = (reading) => readEvents(selection, reading);
          const wanted = await expected(selection, order);
          const forwards = await turnPages(read, { order, limit }, "next", null);
          expect(ids(forwards)).toEqual(wanted);
          for (const page of forwards.slice(0, -1)) expect(page).toHaveLength(limit);
          const last = forwards.at(-1)?.at(-1);
          if (!last) return;
          const end = { direction: "before", cursor: { at: last.occurredAt, id: last.id } } as const;
          const backwards = await turnPages(read, { order, limit }, "previous", end);
          // The first page is always a full one: only there an event may come twice.
          expect([...new Set([...ids(backwards.reverse()), last.id])]).toEqual(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("what is appended meanwhile pushes nothing out of its place", async () => {
    await fc.assert(
      fc.asyncProperty(selections, fc.integer({ min: 5, max: 40 }), async (selection, limit) => {
        const wanted = await expected(selection, "newest");
        const append = async () => {
          const latest = await database.auditEvent.findFirst({ orderBy: { occurredAt: "desc" } });
          const occurredAt = new Date((latest?.occurredAt.getTime() ?? BEGIN) + 1);
          await database.auditEvent.create({ data: someEvent(occurredAt) });
        };
        const read: Parameters<typeof readPage>[0] = (reading) => readEvents(selection, reading);
        const pages = await turnPages(read, { order: "newest", limit }, "next", null, append);
        expect(ids(pages)).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });

  test("what somebody did and what was done to them is one trail", async () => {
    const wanted = [
      ...new Set([
        ...(await expected({ actorIds: ["ann"] }, "newest")),
        ...(await expected({ about: THINGS.slice(0, 1) }, "newest")),
      ]),
    ];
    const read: Parameters<typeof readPage>[0] = (reading) =>
      readEventsByOrAbout(["ann"], THINGS.slice(0, 1), reading);
    const pages = await turnPages(read, { order: "newest", limit: 7 }, "next", null);
    expect(new Set(ids(pages)).size).toBe(ids(pages).length);
    expect(ids(pages).toSorted()).toEqual(wanted.toSorted());
  });

  test("nothing that was recorded later is read up to a number", async () => {
    const last = await appendEvent({ actorId: "late" });
    await appendEvent({ actorId: "late" });
    const found = await readEvents({ actorIds: ["late"], upToId: last }, { order: "oldest", limit: 10 });
    expect(found.map(({ id }) => id)).toEqual([last]);
  });

  test("a place beyond the end is an empty page with a way back", async () => {
    const cursor = { at: new Date(0), id: "0" };
    const read: Parameters<typeof readPage>[0] = (reading) => readEvents({}, reading);
    const position = { direction: "after", cursor } as const;
    expect(await readPage(read, { order: "newest", position, limit: 5 })).toEqual({
      events: [],
      previous: cursor,
      next: null,
    });
  });
});
