/** An event as it was recorded, and where it stands in the trail. */

/** An event with who, when and from where. */
export type RecordedEvent = {
  /** A whole number, as text: it may not fit into a number. */
  id: string;
  occurredAt: Date;
  /** person, provider, system or anonymous; token in events of the first release. */
  actorKind: string;
  actorId: string;
  actorName: string;
  /** The access token that acted on behalf of the actor. */
  tokenId: string | null;
  action: string;
  objectKind: string;
  objectId: string;
  partOfKind: string | null;
  partOfId: string | null;
  details: unknown;
  address: string | null;
  requestId: string | null;
};

/** Something that has a history. */
export type ThingReference = { kind: string; id: string };

/** Events by time, those of one moment as they were recorded. */
export type TrailOrder = "newest" | "oldest";

/** A place in the trail: that of an event. */
export type TrailCursor = { at: Date; id: string };

/** From where on a page is read: the events that follow the place in the order shown, or those that precede it. */
export type TrailPosition = { direction: "after" | "before"; cursor: TrailCursor } | null;

/** Some events, in the order asked for, and the places from which the pages beside this one are read. */
export type EventPage<Event = RecordedEvent> = {
  events: Event[];
  previous: TrailCursor | null;
  next: TrailCursor | null;
};

/** The place as text for an address: `1795600000000-42`. */
export function formatCursor({ at, id }: TrailCursor): string {
  return `${at.getTime()}-${id}`;
}

/** Reads a place out of an address; null for anything that is none. */
export function parseCursor(text: string | undefined): TrailCursor | null {
  const [, ms, id] = /^(\d{1,14})-(\d{1,18})$/.exec(text ?? "") ?? [];
  return ms && id ? { at: new Date(Number(ms)), id } : null;
}

/** Where an event stands. */
export function cursorOf({ occurredAt, id }: Pick<RecordedEvent, "occurredAt" | "id">): TrailCursor {
  return { at: occurredAt, id };
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the position out of the parameters `after` and `before` of an address; anything odd is the first page. */
export function readPosition(parameters: Parameters): TrailPosition {
  for (const direction of ["after", "before"] as const) {
    const text = parameters[direction];
    const cursor = parseCursor(Array.isArray(text) ? text[0] : text);
    if (cursor) return { direction, cursor };
  }
  return null;
}
