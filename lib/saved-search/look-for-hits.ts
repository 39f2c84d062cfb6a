/** Makes saved searches again and tells of what they find for the first time; run by the worker. */
import { parseCatalogueQuery } from "#lib/catalogue/catalogue-search.ts";
import { listFoundIds } from "#lib/catalogue/found-ids-queries.ts";
import { tellFollowers } from "#lib/notification/tell-followers.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { followedSearch, newsOfHits } from "./hit-news.ts";
import { MOST_HITS } from "./too-wide.ts";

const BATCH = 200;

/** Each search in a transaction of its own; run twice, or by two workers at once, it tells nobody twice. */
export async function lookForHits(now: Date = new Date()): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const searches = await getDatabase().savedSearch.findMany({
      where: { id: { gt: after }, person: { blockedAt: null, mergedIntoId: null } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true, query: true },
    });
    for (const search of searches) await look(search, now);
    const last = searches.at(-1);
    if (!last || searches.length < BATCH) return;
    after = last.id;
  }
}

async function look({ id, query }: { id: string; query: string }, now: Date): Promise<void> {
  const found = await listFoundIds(parseCatalogueQuery(query), MOST_HITS + 1, now);
  await getDatabase().$transaction(async (tx) => {
    if (found.length > MOST_HITS) {
      await tx.savedSearch.updateMany({ where: { id, tooWideSince: null }, data: { tooWideSince: now } });
      return;
    }
    const search = await loadSearch(tx, id);
    if (!search) return;
    const fresh = await tx.savedSearchHit.createManyAndReturn({
      data: found.map((applianceId) => ({ searchId: id, applianceId, foundAt: now })),
      skipDuplicates: true,
      select: { applianceId: true },
    });
    if (search.tooWideSince) {
      // What came while nothing could be told is known now; from here on it is told again.
      await tx.savedSearch.update({ where: { id }, data: { tooWideSince: null } });
      return;
    }
    if (fresh.length > 0) await tell(tx, search, fresh, now);
  });
}

async function loadSearch(tx: Transaction, id: string) {
  return tx.savedSearch.findUnique({
    where: { id },
    select: {
      ...{ id: true, query: true, title: true, rhythm: true, unsubscribeKey: true, tooWideSince: true },
      ...{ personId: true, person: { select: { email: true } } },
    },
  });
}

type Search = NonNullable<Awaited<ReturnType<typeof loadSearch>>>;

async function tell(
  tx: Transaction,
  { person, ...search }: Search,
  fresh: readonly { applianceId: string }[],
  now: Date,
): Promise<void> {
  const appliances = await tx.virtualAppliance.findMany({
    where: { id: { in: fresh.map(({ applianceId }) => applianceId) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { slug: true, name: true, summary: true },
  });
  await tellFollowers(
    tx,
    [{ ...search, email: person.email }],
    ({ id }) => ({ savedSearchId: id }),
    {
      ...newsOfHits(search, appliances),
      about: `search ${search.id} ${now.toISOString()}`,
      followed: followedSearch(search.title),
    },
    now,
  );
}
