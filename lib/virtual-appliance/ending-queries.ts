/** Reads what archiving or deleting an appliance would mean. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadDependants, loadHolders, wasPublished } from "./dependants.ts";
import { canArchive, canDelete, canMaintain } from "./policy.ts";

/**
 * How the appliance can end, for those who maintain it; null for others. `dependants` is empty where nothing stands in the
 * way of deleting it.
 */
export async function getEndOfAppliance(actor: Actor, slug: string) {
  const database = getDatabase();
  const appliance = await database.virtualAppliance.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      ownerId: true,
      archivedAt: true,
      archiveNote: true,
      maintainers: { select: { personId: true } },
    },
  });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  const isPublished = await wasPublished(database, appliance.id);
  const [holders, dependants] = await Promise.all([
    loadHolders(database, appliance.id),
    isPublished ? loadDependants(database, appliance.id) : [],
  ]);
  return {
    slug,
    name: appliance.name,
    archivedAt: appliance.archivedAt,
    archiveNote: appliance.archiveNote,
    wasPublished: isPublished,
    holders,
    dependants,
    mayArchive: canArchive(actor, appliance),
    mayDelete: canDelete(actor, appliance, { wasPublished: isPublished }),
  };
}
