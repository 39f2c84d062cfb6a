/** Reads favourites. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { type CatalogueEntry, loadCatalogueEntries } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import { MOST_FAVOURITES } from "./favourite.ts";

/** The appliances that the actor has starred, as cards, the last starred first; empty for who is no person. */
export async function listFavourites(actor: Actor, now: Date): Promise<CatalogueEntry[]> {
  if (actor.kind !== "person") return [];
  const found = await getDatabase().favourite.findMany({
    where: { personId: actor.personId },
    orderBy: [{ createdAt: "desc" }, { applianceId: "desc" }],
    take: MOST_FAVOURITES,
    select: { applianceId: true },
  });
  return loadCatalogueEntries(
    found.map(({ applianceId }) => applianceId),
    now,
  );
}

/** The appliances with these numbers, as cards, in their order; what is gone is left out. */
export async function listNumbered(numbers: readonly number[], now: Date): Promise<CatalogueEntry[]> {
  if (numbers.length === 0) return [];
  const found = await getDatabase().virtualAppliance.findMany({
    where: { number: { in: numbers.slice(0, MOST_FAVOURITES) } },
    select: { id: true, number: true },
  });
  const ids = new Map(found.map(({ id, number }) => [number, id]));
  return loadCatalogueEntries(
    numbers.flatMap((number) => ids.get(number) ?? []),
    now,
  );
}
