/**
 * How the trail is read: always a few events from one place on, in the order of an index, however long the trail is.
 * Nothing is counted, and nothing is skipped by number.
 */
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import {
  cursorOf,
  type EventPage,
  type RecordedEvent,
  type ThingReference,
  type TrailCursor,
  type TrailOrder,
  type TrailPosition,
} from "./recorded-event.ts";

/** Which events; what is left out does not narrow. */
export type EventSelection = {
  /** Those that are about one of these, or belong to the history of one. */
  about?: readonly ThingReference[] | undefined;
  /** Those that one of these did, or somebody whose name then was `actorName`. */
  actorIds?: readonly string[] | undefined;
  actorName?: string | undefined;
  actions?: readonly string[] | undefined;
  tokenId?: string | undefined;
  address?: string | undefined;
  /** Inclusive. */
  from?: Date | undefined;
  /** Exclusive. */
  until?: Date | undefined;
  /** Only what had been recorded when this event had. */
  upToId?: string | undefined;
};

type Reading = { order: TrailOrder; after?: TrailCursor | null | undefined; limit: number };

/**
 * The first `limit` events after a place, in order.
 *
 * Conditions that several values satisfy are read value by value, each from its own index and none further than
 * `limit`, and then merged: an `OR` would make PostgreSQL sort everything that matches.
 */
export async function readEvents(selection: EventSelection, reading: Reading): Promise<RecordedEvent[]> {
  return readBranches(branchesOf(selection), reading);
}

/** What somebody did, and what was done to any of these. */
export async function readEventsByOrAbout(
  actorIds: readonly string[],
  about: readonly ThingReference[],
  reading: Reading,
): Promise<RecordedEvent[]> {
  return readBranches([...branchesOf({ actorIds }), ...branchesOf({ about })], reading);
}

/** The page at a position, with the places of its neighbours. */
export async function readPage(
  read: (reading: Reading) => Promise<RecordedEvent[]>,
  view: { order: TrailOrder; position: TrailPosition; limit: number },
): Promise<EventPage> {
  const { order, position, limit } = view;
  const back = position?.direction === "before";
  const found = await read({
    order: back ? opposite(order) : order,
    after: position?.cursor,
    limit: limit + 1,
  });
  const isMore = found.length > limit;
  // A first page that is not full would be one that grows while somebody walks back.
  if (back && !isMore) return readPage(read, { ...view, position: null });
  const events = back ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const [first, last] = [events[0], events.at(-1)];
  return {
    events,
    previous: position ? (first ? cursorOf(first) : position.cursor) : null,
    next: last && (back || isMore) ? cursorOf(last) : null,
  };
}

function opposite(order: TrailOrder): TrailOrder {
  return order === "newest" ? "oldest" : "newest";
}

/** A part of the trail that one index gives in order. Events are called `e`. */
type Branch = {
  /** Rows whose values are looked up one by one; none: one look-up. */
  each: Prisma.Sql | null;
  conditions: readonly Prisma.Sql[];
};

async function readBranches(branches: readonly Branch[], reading: Reading): Promise<RecordedEvent[]> {
  const { limit } = reading;
  const direction = Prisma.raw(reading.order === "newest" ? "DESC" : "ASC");
  const order = (table: string) => {
    const name = Prisma.raw(table);
    return Prisma.sql`ORDER BY ${name}."occurredAt" ${direction}, ${name}."id" ${direction}`;
  };
  const placed = placeCondition(reading);
  const keys = branches.map(({ each, conditions }) => {
    const where = Prisma.join([...conditions, ...placed, Prisma.sql`TRUE`], " AND ");
    const one = Prisma.sql`
      SELECT e."occurredAt", e."id" FROM "AuditEvent" e WHERE ${where} ${order("e")} LIMIT ${limit}`;
    return each
      ? Prisma.sql`(SELECT found.* FROM ${each} CROSS JOIN LATERAL (${one}) found)`
      : Prisma.sql`(${one})`;
  });
  if (keys.length === 0) return [];
  const rows = await getDatabase().$queryRaw<(Omit<RecordedEvent, "id"> & { id: bigint })[]>`
    SELECT e."id", e."occurredAt", e."actorKind", e."actorId", e."actorName", e."tokenId", e."action",
      e."objectKind", e."objectId", e."partOfKind", e."partOfId", e."details", e."address", e."requestId"
    FROM (
      SELECT k."occurredAt", k."id" FROM (${Prisma.join(keys, " UNION ")}) k ${order("k")} LIMIT ${limit}
    ) k JOIN "AuditEvent" e ON e."id" = k."id"
    ${order("k")}`;
  return rows.map(({ id, ...event }) => ({ ...event, id: id.toString() }));
}

/** Strictly beyond the place, as one comparison that an index can begin at. */
function placeCondition({ after, order }: Reading): Prisma.Sql[] {
  if (!after) return [];
  const place = Prisma.sql`(${after.at.toISOString()}::timestamptz, ${BigInt(after.id)}::bigint)`;
  return [
    order === "newest"
      ? Prisma.sql`(e."occurredAt", e."id") < ${place}`
      : Prisma.sql`(e."occurredAt", e."id") > ${place}`,
  ];
}

/** One branch for each way in which an event can match, each with all conditions. */
function branchesOf(selection: EventSelection): Branch[] {
  const { about, actorIds, actorName, actions } = selection;
  const isAction = oneOf("action", "action", actions);
  const isActor = oneOf("actor", "actorId", actorIds);
  const filters = commonConditions(selection);
  if (about) {
    const byWhom = who(selection);
    const conditions = [...filters, ...anyOf("action", actions), ...(byWhom ? [byWhom] : [])];
    return [isThing("object", about), isThing("partOf", about)].map((thing) => branch([thing], conditions));
  }
  if (!actorIds && actorName === undefined) {
    return [branch([isAction], filters)];
  }
  return [
    ...(actorIds?.length ? [branch([isActor, isAction], filters)] : []),
    ...(actorName === undefined
      ? []
      : [branch([], [Prisma.sql`e."actorName" = ${actorName}`, ...anyOf("action", actions), ...filters])]),
  ];
}

/** Values that are looked up one by one, and the condition on each. */
type Lookup = { each: Prisma.Sql | null; condition: Prisma.Sql };

function branch(lookups: readonly (Lookup | null)[], conditions: readonly Prisma.Sql[]): Branch {
  const present = lookups.filter((lookup) => lookup !== null);
  const rows = present.flatMap(({ each }) => each ?? []);
  return {
    each: rows.length > 0 ? Prisma.join(rows, " CROSS JOIN ") : null,
    conditions: [...present.map(({ condition }) => condition), ...conditions],
  };
}

/** A single value is written into the condition: PostgreSQL then knows how frequent it is, and chooses the index by that. */
function oneOf(name: string, column: string, values: readonly string[] | undefined): Lookup | null {
  if (!values) return null;
  const field = Prisma.raw(`e."${column}"`);
  const [only, second] = values;
  if (only !== undefined && second === undefined) {
    return { each: null, condition: Prisma.sql`${field} = ${only}` };
  }
  return {
    each: Prisma.sql`unnest(${[...values]}::text[]) AS ${Prisma.raw(name)}(value)`,
    condition: Prisma.sql`${field} = ${Prisma.raw(name)}.value`,
  };
}

function isThing(role: "object" | "partOf", things: readonly ThingReference[]): Lookup {
  const kind = Prisma.raw(`e."${role}Kind"`);
  const id = Prisma.raw(`e."${role}Id"`);
  const [only, second] = things;
  if (only && !second) {
    return { each: null, condition: Prisma.sql`${kind} = ${only.kind} AND ${id} = ${only.id}` };
  }
  const [kinds, ids] = [things.map((thing) => thing.kind), things.map((thing) => thing.id)];
  return {
    each: Prisma.sql`unnest(${kinds}::text[], ${ids}::text[]) AS thing(kind, id)`,
    condition: Prisma.sql`${kind} = thing.kind AND ${id} = thing.id`,
  };
}

/** Satisfied by any of the values; one value is compared as such. */
function anyOf(column: string, values: readonly string[] | undefined): Prisma.Sql[] {
  if (!values) return [];
  const field = Prisma.raw(`e."${column}"`);
  const [only, second] = values;
  if (only !== undefined && second === undefined) return [Prisma.sql`${field} = ${only}`];
  return [Prisma.sql`${field} = ANY(${[...values]}::text[])`];
}

function who({ actorIds, actorName }: EventSelection): Prisma.Sql | null {
  const conditions = [
    ...anyOf("actorId", actorIds),
    ...(actorName === undefined ? [] : [Prisma.sql`e."actorName" = ${actorName}`]),
  ];
  return conditions.length === 0 ? null : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
}

function commonConditions({ tokenId, address, from, until, upToId }: EventSelection): Prisma.Sql[] {
  return [
    ...defined(tokenId && Prisma.sql`e."tokenId" = ${tokenId}`),
    ...defined(address && Prisma.sql`e."address" = ${address}`),
    ...defined(from && Prisma.sql`e."occurredAt" >= ${from.toISOString()}::timestamptz`),
    ...defined(until && Prisma.sql`e."occurredAt" < ${until.toISOString()}::timestamptz`),
    ...defined(upToId && Prisma.sql`e."id" <= ${BigInt(upToId)}::bigint`),
  ];
}

function defined(condition: Prisma.Sql | "" | undefined): Prisma.Sql[] {
  return condition ? [condition] : [];
}
