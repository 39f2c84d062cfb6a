/** Several appliances, to be compared. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getAppliancePage } from "./queries.ts";
import { findSuccessor } from "./slugs.ts";

/** An appliance as a column of the comparison. */
export type ComparedAppliance = Awaited<ReturnType<typeof loadCompared>> & {};

/**
 * The appliances at these addresses, in their order, as the viewer may see them; each once, also where it is named by a
 * former address too.
 *
 * @returns `unknown`: addresses of no appliance
 */
export async function getSideBySide(
  actor: Actor,
  slugs: readonly string[],
  now: Date,
): Promise<{ appliances: ComparedAppliance[]; unknown: string[] }> {
  const found = await Promise.all(
    slugs.map(async (slug) => ({ slug, appliance: await loadCompared(actor, slug, now) })),
  );
  const appliances = new Map<string, ComparedAppliance>();
  const unknown: string[] = [];
  for (const { slug, appliance } of found) {
    if (appliance) appliances.set(appliance.id, appliance);
    else unknown.push(slug);
  }
  return { appliances: [...appliances.values()], unknown };
}

async function loadCompared(actor: Actor, slug: string, now: Date) {
  const appliance = (await getAppliancePage(actor, slug, now)) ?? (await loadSuccessor(actor, slug, now));
  if (!appliance) return null;
  const { latest, working: _, previous: __, ...entry } = appliance;
  const followers = await getDatabase().applianceFollower.count({
    where: { applianceId: entry.id, person: { blockedAt: null, mergedIntoId: null } },
  });
  const { _avg, _count } = await getDatabase().rating.aggregate({
    where: { applianceId: entry.id, withdrawnAt: null, hiddenAt: null },
    _avg: { stars: true },
    _count: { _all: true },
  });
  const rating = { average: _avg.stars, count: _count._all };
  return { ...entry, rating, latest, images: latest?.images ?? [], followers };
}

async function loadSuccessor(actor: Actor, slug: string, now: Date) {
  const successor = await findSuccessor(slug);
  return successor === null ? null : getAppliancePage(actor, successor, now);
}
