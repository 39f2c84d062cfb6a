/** The first half of what maintainers do with the continuous delivery of their appliance. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadForChange } from "#lib/virtual-appliance/load-for-change.ts";

/**
 * The appliance, locked, with where its descriptions lie.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when nothing was set up
 */
export async function loadSource(tx: Transaction, actor: Actor, slug: string) {
  const appliance = await loadForChange(tx, actor, slug);
  const source = await tx.deliverySource.findUnique({ where: { applianceId: appliance.id } });
  if (!source) {
    throw new AppError(
      "conflict",
      "no_delivery",
      "Continuous delivery of this appliance is not set up, or was ended.",
    );
  }
  return { appliance, source };
}
