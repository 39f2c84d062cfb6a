/** Keeps a search of the catalogue: what it finds now is known, what it finds later is told. */
import { randomBytes } from "node:crypto";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { isNarrowed, parseCatalogueQuery, toCatalogueQuery } from "#lib/catalogue/catalogue-search.ts";
import { listFoundIds } from "#lib/catalogue/found-ids-queries.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";
import { describeForReading } from "./queries.ts";
import type { SaveSearchInput } from "./schema.ts";
import { MOST_HITS } from "./too-wide.ts";

/** The sentence for those who may not. */
const PEOPLE_SAVE = "People save searches, signed in in a browser.";
/** Each is looked for again and again. */
const MOST_SEARCHES = 50;

/**
 * The same search once more only changes how its person is told.
 *
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `invalid_input` for a search of everything, `conflict` when
 *   it finds too much to be told of or when there are too many already
 */
export async function saveSearch(
  actor: Actor,
  { query, rhythm }: SaveSearchInput,
  now: Date = new Date(),
): Promise<{ id: string }> {
  const { personId } = requirePersonActor(actor, PEOPLE_SAVE);
  const { text, facets } = parseCatalogueQuery(query);
  if (!isNarrowed({ text, facets })) {
    throw new AppError("invalid_input", "not_narrowed", "Search for something first, then save it.");
  }
  const search = { text, facets };
  const [title, found] = await Promise.all([
    describeForReading(search),
    listFoundIds(search, MOST_HITS + 1, now),
  ]);
  return getDatabase().$transaction(async (tx) => {
    await lockName(tx, `saved searches of ${personId}`);
    const kept = { personId, query: toCatalogueQuery(search) };
    const before = await tx.savedSearch.findUnique({
      where: { personId_query: kept },
      select: { id: true },
    });
    if (before) {
      await tx.savedSearch.update({ where: { id: before.id }, data: { rhythm } });
      return before;
    }
    if (found.length > MOST_HITS) throw tooWide();
    if ((await tx.savedSearch.count({ where: { personId } })) >= MOST_SEARCHES) throw tooMany();
    const unsubscribeKey = randomBytes(32).toString("base64url");
    const { id } = await tx.savedSearch.create({
      data: { ...kept, title, rhythm, unsubscribeKey, createdAt: now },
      select: { id: true },
    });
    await tx.savedSearchHit.createMany({
      data: found.map((applianceId) => ({ searchId: id, applianceId, foundAt: now })),
    });
    await recordAuditEvent(tx, actor, now, {
      action: "person.search_saved",
      objectKind: "person",
      objectId: personId,
      details: { title },
    });
    return { id };
  });
}

function tooWide(): AppError {
  return new AppError(
    "conflict",
    "search_too_wide",
    `This search finds more than ${MOST_HITS.toLocaleString("en-GB")} appliances: nobody could read what you would be told. Narrow it, then save it.`,
  );
}

function tooMany(): AppError {
  return new AppError(
    "conflict",
    "too_many_searches",
    `You keep ${MOST_SEARCHES} searches. Delete one that you need no longer, then save this one.`,
  );
}
