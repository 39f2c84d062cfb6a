/** Deletes an appliance on which nothing depends. Its name becomes free; what was ever public keeps its address for good. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { enumerate, loadDependants, wasPublished } from "./dependants.ts";
import { lockPeople } from "./load-for-people.ts";
import { ADMINISTRATORS_DELETE, canDelete, OWNERS_DELETE } from "./policy.ts";

/**
 * The owner deletes one that never published a version; an administrator also an archived one whose versions nothing
 * refers to. The audit trail keeps what it says. Tokens that may write it can write one thing less.
 *
 * @param confirmation the name of the appliance, as typed by whoever wants this
 * @throws AppError `not_found`, `forbidden`, `invalid_input` for another name, `conflict` with all that depends on it
 */
export async function deleteAppliance(
  actor: Actor,
  { slug, confirmation }: { slug: string; confirmation: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    const isPublic = await wasPublished(tx, appliance.id);
    requireThat(
      canDelete(actor, appliance, { wasPublished: isPublic }),
      actor,
      isPublic ? ADMINISTRATORS_DELETE : OWNERS_DELETE,
    );
    refuseOtherName(appliance.name, confirmation);
    if (isPublic) await refuseDependedOn(tx, appliance);
    const former = await tx.formerSlug.findMany({
      where: { applianceId: appliance.id },
      select: { slug: true },
    });
    const versions = await deleteRows(tx, appliance.id);
    const addresses = new Set([slug, ...former.map((one) => one.slug)]);
    if (isPublic) {
      await tx.reservedSlug.createMany({
        data: [...addresses].map((each) => ({ slug: each, reservedAt: now })),
      });
    }
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.deleted",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { name: appliance.name, slug, versions },
    });
  });
  return { slug };
}

function refuseOtherName(name: string, typed: string): void {
  if (typed.trim() === name) return;
  throw new AppError("invalid_input", "other_name", `Type “${name}” to delete it.`);
}

async function refuseDependedOn(tx: Transaction, { id, name }: { id: string; name: string }): Promise<void> {
  const dependants = await loadDependants(tx, id);
  if (dependants.length > 0) {
    throw new AppError(
      "conflict",
      "depended_on",
      `${name} cannot be deleted: ${enumerate(dependants)} would lose what they hold. Archive it instead.`,
    );
  }
  const { archivedAt } = await tx.virtualAppliance.findUniqueOrThrow({
    where: { id },
    select: { archivedAt: true },
  });
  if (archivedAt) return;
  throw new AppError(
    "conflict",
    "not_archived",
    `Versions of ${name} were published. Archive it first, so that nobody begins to depend on it.`,
  );
}

/** @returns the version strings that are gone */
async function deleteRows(tx: Transaction, applianceId: string): Promise<string[]> {
  const versions = await tx.applianceVersion.findMany({ where: { applianceId }, select: { version: true } });
  await tx.$executeRaw`
    UPDATE "AccessToken" SET "writableAppliances" = array_remove("writableAppliances", ${applianceId}::uuid)
    WHERE ${applianceId}::uuid = ANY ("writableAppliances")`;
  await tx.applianceVersion.deleteMany({ where: { applianceId } });
  await tx.virtualAppliance.delete({ where: { id: applianceId } });
  return versions.map(({ version }) => version);
}
