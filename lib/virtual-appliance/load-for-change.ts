/** The first half of every use case that changes an appliance: find it, lock it, and ask whether the actor may. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { canMaintain, MAINTAINERS_ONLY } from "./policy.ts";

const APPLIANCE = {
  id: true,
  slug: true,
  name: true,
  ownerId: true,
  maintainers: { select: { personId: true } },
} as const;

/**
 * The appliance, locked until the transaction ends.
 *
 * @throws AppError `not_found`, or `forbidden` for those who do not maintain it
 */
export async function loadForChange(tx: Transaction, actor: Actor, slug: string) {
  // A form may have been opened before the appliance was given another address.
  const appliance =
    (await tx.virtualAppliance.findUnique({ where: { slug }, select: APPLIANCE })) ??
    (await tx.formerSlug.findUnique({ where: { slug }, select: { appliance: { select: APPLIANCE } } }))
      ?.appliance;
  if (!appliance) throw notFound("appliance");
  requireThat(canMaintain(actor, appliance), actor, MAINTAINERS_ONLY);
  await lockRow(tx, "VirtualAppliance", appliance.id);
  return appliance;
}

/**
 * Nothing new comes from an archived appliance.
 *
 * @throws AppError `conflict`
 */
export async function refuseArchived(tx: Transaction, applianceId: string): Promise<void> {
  const { name, archivedAt } = await tx.virtualAppliance.findUniqueOrThrow({
    where: { id: applianceId },
    select: { name: true, archivedAt: true },
  });
  if (!archivedAt) return;
  throw new AppError(
    "conflict",
    "archived",
    `${name} is archived: no version of it can be begun or published. Its owner can bring it back.`,
  );
}

/**
 * The appliance with its working version, both to be changed.
 *
 * @throws AppError as `loadForChange`, and `conflict` when nothing is being worked on
 */
export async function loadWorkingVersion(tx: Transaction, actor: Actor, slug: string) {
  const appliance = await loadForChange(tx, actor, slug);
  const version = await tx.applianceVersion.findFirst({
    where: { applianceId: appliance.id, state: "working" },
    include: { images: { orderBy: { position: "asc" } } },
  });
  if (!version) {
    throw new AppError(
      "conflict",
      "no_working_version",
      "This appliance has no working version any more: it was published or discarded. Start a new one.",
    );
  }
  return { appliance, version };
}
