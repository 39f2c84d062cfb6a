/**
 * Stars appliances for a person, or takes stars away: one when they press a star, many when what a browser kept comes into
 * an account. Nothing that others need to know of, so the audit trail is not told.
 */
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { MOST_FAVOURITES } from "./favourite.ts";
import type { ChangeFavouritesInput } from "./schema.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody has favourites of their own, signed in in a browser.";

/**
 * What is gone, or starred already, changes nothing; nor does what there is no room for.
 *
 * @returns numbers of all appliances that they have starred now, the last starred first
 * @throws AppError `unauthenticated`, or `forbidden` for tokens
 */
export async function changeFavourites(
  actor: Actor,
  { add, remove }: ChangeFavouritesInput,
  now: Date = new Date(),
): Promise<{ numbers: number[] }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  return getDatabase().$transaction(async (tx) => {
    // Two tabs at once must not pass the limit.
    await lockRow(tx, "Person", personId);
    if (remove.length > 0) {
      await tx.favourite.deleteMany({ where: { personId, appliance: { number: { in: remove } } } });
    }
    if (add.length > 0) await addFavourites(tx, personId, add, now);
    const all = await tx.favourite.findMany({
      where: { personId },
      orderBy: [{ createdAt: "desc" }, { applianceId: "desc" }],
      select: { appliance: { select: { number: true } } },
    });
    return { numbers: all.map(({ appliance }) => appliance.number) };
  });
}

async function addFavourites(
  tx: Transaction,
  personId: string,
  numbers: readonly number[],
  now: Date,
): Promise<void> {
  const room = MOST_FAVOURITES - (await tx.favourite.count({ where: { personId } }));
  const found = await tx.virtualAppliance.findMany({
    where: { number: { in: [...numbers] }, favourites: { none: { personId } } },
    select: { id: true, number: true },
  });
  const ids = new Map(found.map(({ id, number }) => [number, id]));
  const fresh = numbers.flatMap((number) => ids.get(number) ?? []).slice(0, Math.max(0, room));
  await tx.favourite.createMany({
    // The first was starred last: milliseconds keep their order.
    data: fresh.map((applianceId, index) => ({
      ...{ personId, applianceId, createdAt: new Date(now.getTime() - index) },
    })),
    skipDuplicates: true,
  });
}
