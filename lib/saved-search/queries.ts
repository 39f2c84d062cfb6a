/** Reads about saved searches: one's own, and that of an address in a message. */
import type { CatalogueSearch } from "#lib/catalogue/catalogue-search.ts";
import { describeFacetValue, describeSearch } from "#lib/catalogue/facet-words.ts";
import { listFoundIds } from "#lib/catalogue/found-ids-queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { MOST_HITS } from "./too-wide.ts";

const SEARCH = { title: true, query: true, rhythm: true } as const;

/** The searches that the actor keeps, the newest first, with how much each has found; empty for who is no person. */
export async function listSavedSearches(actor: Actor) {
  if (actor.kind !== "person") return [];
  const found = await getDatabase().savedSearch.findMany({
    where: { personId: actor.personId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      ...{ ...SEARCH, id: true, createdAt: true, tooWideSince: true },
      _count: { select: { hits: true } },
      hits: { orderBy: { foundAt: "desc" }, take: 1, select: { foundAt: true } },
    },
  });
  return found.map(({ _count, hits: [newest], ...search }) => ({
    ...search,
    hits: _count.hits,
    /** When it found something after it had been saved; null: not yet. */
    foundAt: newest && newest.foundAt > search.createdAt ? newest.foundAt : null,
  }));
}

/** Whether the actor keeps this very search; `query` as toCatalogueQuery writes it. */
export async function isSearchSaved(actor: Actor, query: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  return (await getDatabase().savedSearch.count({ where: { personId: actor.personId, query } })) > 0;
}

/** What the address in a message would end; null when it is over. */
export async function getSavedSearchByKey(key: string) {
  return getDatabase().savedSearch.findUnique({ where: { unsubscribeKey: key }, select: SEARCH });
}

/** A search in a sentence, as people who read it know its providers: by name. */
export async function describeForReading(search: Pick<CatalogueSearch, "text" | "facets">): Promise<string> {
  const slugs = [...(search.facets.provider ?? [])];
  const providers = slugs.length === 0 ? [] : await listNamesOf(slugs);
  const names = new Map(providers.map(({ slug, name }) => [slug, name]));
  return describeSearch(search, (facet, value) =>
    facet === "provider" ? (names.get(value) ?? value) : describeFacetValue(facet, value),
  );
}

async function listNamesOf(slugs: string[]) {
  return getDatabase().provider.findMany({
    where: { slug: { in: slugs } },
    select: { slug: true, name: true },
  });
}

/** A search that somebody is about to save, in words, with how much it finds: at most one more than {@link MOST_HITS}. */
export async function getSearchToSave(search: Pick<CatalogueSearch, "text" | "facets">, now: Date) {
  const [title, found] = await Promise.all([
    describeForReading(search),
    listFoundIds(search, MOST_HITS + 1, now),
  ]);
  return { title, hits: found.length };
}

/** One of the actor's own searches, for its form; null when it is not theirs. */
export async function getSavedSearch(actor: Actor, id: string) {
  if (actor.kind !== "person") return null;
  return getDatabase().savedSearch.findFirst({
    where: { id, personId: actor.personId },
    select: { ...SEARCH, id: true },
  });
}
