/** The first half of revoking and reinstating: find the version, lock it, and ask whether the actor may. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canSeeVersion } from "#lib/virtual-appliance/policy.ts";
import { canRevoke, OFFICERS_ONLY } from "./policy.ts";

/**
 * A published version with its appliance, both locked until the transaction ends.
 *
 * @throws AppError `not_found` also for what the actor may not see, `forbidden`
 */
export async function loadVersion(tx: Transaction, actor: Actor, ref: { slug: string; version: string }) {
  const version = await tx.applianceVersion.findFirst({
    where: { version: ref.version, state: { not: "working" }, appliance: { slug: ref.slug } },
    select: {
      id: true,
      version: true,
      state: true,
      hiddenAt: true,
      appliance: {
        select: {
          id: true,
          slug: true,
          name: true,
          ownerId: true,
          maintainers: { select: { personId: true } },
        },
      },
    },
  });
  if (!version || !canSeeVersion(actor, version.appliance, version)) throw notFound("version");
  requireThat(canRevoke(actor), actor, OFFICERS_ONLY);
  await lockRow(tx, "VirtualAppliance", version.appliance.id);
  await lockRow(tx, "ApplianceVersion", version.id);
  const { revokedAt } = await tx.applianceVersion.findUniqueOrThrow({
    where: { id: version.id },
    select: { revokedAt: true },
  });
  return { appliance: version.appliance, version: { id: version.id, version: version.version, revokedAt } };
}
