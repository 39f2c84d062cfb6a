/** Reads what was done to an appliance. */
import { listHistory } from "#lib/audit/queries.ts";
import type { TrailPosition } from "#lib/audit/recorded-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canSeeHistory } from "./policy.ts";

/** A page of the history of an appliance and its versions; null for those who may not see it. */
export async function getApplianceHistory(actor: Actor, slug: string, position: TrailPosition) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      name: true,
      ownerId: true,
      maintainers: { select: { personId: true } },
    },
  });
  if (!appliance || !canSeeHistory(actor, appliance)) return null;
  const { id, name } = appliance;
  return { slug, name, page: await listHistory(actor, { kind: "appliance", id }, position) };
}
