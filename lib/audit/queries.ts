/** Reads the trail for a viewer: the history of a thing, the activity of a person, and the search over all of it. */
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { FieldErrors } from "#lib/platform/errors.ts";
import type { AuditQuestion } from "./filter.ts";
import { findMeant } from "./find-meant.ts";
import { nameThings } from "./name-things.ts";
import type { NamedThings } from "./named-things.ts";
import { canSearchTrail, canSeeOrigin } from "./policy.ts";
import { readEvents, readEventsByOrAbout, readPage } from "./read-events.ts";
import type { EventPage, ThingReference, TrailPosition } from "./recorded-event.ts";

const PAGE_SIZE = 50;

/** A page of the trail, and what the things in it are called. */
export type TrailPage = EventPage & { things: NamedThings };

/**
 * What happened to a thing and to what belongs to it, newest first. Whether the viewer may see the history is decided
 * by the noun that the thing belongs to.
 */
export async function listHistory(
  viewer: Actor,
  thing: ThingReference,
  position: TrailPosition = null,
  limit: number = PAGE_SIZE,
): Promise<TrailPage> {
  const read = (reading: Parameters<typeof readEvents>[1]) => readEvents({ about: [thing] }, reading);
  return present(viewer, await readPage(read, { order: "newest", position, limit }));
}

/** What the viewer did, and what was done to their account, newest first; accounts that were merged into it included. */
export async function listOwnActivity(
  viewer: Actor,
  position: TrailPosition = null,
  limit: number = PAGE_SIZE,
): Promise<TrailPage> {
  const personId = personIdOf(viewer);
  if (!personId) return { events: [], previous: null, next: null, things: {} };
  const merged = await getDatabase().person.findMany({
    where: { mergedIntoId: personId },
    select: { id: true },
  });
  const ids = [personId, ...merged.map(({ id }) => id)];
  const about = ids.map((id) => ({ kind: "person", id }));
  const read = (reading: Parameters<typeof readEvents>[1]) => readEventsByOrAbout(ids, about, reading);
  return present(viewer, await readPage(read, { order: "newest", position, limit }));
}

/**
 * The part of the whole trail that a question asks for; null for those who may not search it. `problems` say by field
 * what in the question means nothing; then no events are given.
 */
export async function searchAuditEvents(
  viewer: Actor,
  question: AuditQuestion,
  position: TrailPosition = null,
  limit: number = PAGE_SIZE,
): Promise<(TrailPage & { problems: FieldErrors }) | null> {
  if (!canSearchTrail(viewer)) return null;
  const nothing = { events: [], previous: null, next: null, things: {} };
  if (!question.filter) return { ...nothing, problems: question.problems };
  const { selection, problems } = await findMeant(question.filter);
  if (!selection) return { ...nothing, problems };
  const read = (reading: Parameters<typeof readEvents>[1]) => readEvents(selection, reading);
  const page = await readPage(read, { order: question.order, position, limit });
  return { ...(await present(viewer, page)), problems };
}

/** The request is named to administrators only: others have no log to look it up in. */
async function present(viewer: Actor, page: EventPage): Promise<TrailPage> {
  const isAdministrator = canSearchTrail(viewer);
  const events = page.events.map((event) => ({
    ...event,
    ...(canSeeOrigin(viewer, event) ? {} : { address: null, tokenId: null }),
    ...(isAdministrator ? {} : { requestId: null }),
  }));
  return { ...page, events, things: await nameThings(events, { forAdministrator: isAdministrator }) };
}
