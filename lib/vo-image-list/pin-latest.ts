/** Moves a draft's entries of one appliance to its latest version. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { ensureEntryIdentifiers } from "./entry-identifiers.ts";
import { countDraftChange, type DraftVo, loadFollowModes, modeOfNewEntry } from "./load-draft.ts";

/**
 * All images of the latest version, in the place of what the draft holds of the appliance. Entries that stay follow their
 * appliance as before; a new image follows it as the others do, where they all do alike.
 *
 * @throws AppError `not_found`, `conflict` when the appliance has nothing that may be listed, or is archived and would be
 *   added
 */
export async function pinLatest(
  tx: Transaction,
  actor: Actor,
  { vo, applianceId }: { vo: DraftVo; applianceId: string },
  action: "draft.appliance_added" | "draft.appliance_updated",
  now: Date,
): Promise<void> {
  const latest = await loadEndorsableLatest(tx, applianceId, now);
  if (action === "draft.appliance_added") refuseArchived(latest.appliance);
  const identifiers = await ensureEntryIdentifiers(
    tx,
    vo,
    latest.images.map(({ identifier }) => identifier),
  );
  const modes = await loadFollowModes(tx, { voId: vo.id, image: { version: { applianceId } } });
  await removeEntriesOf(tx, vo.id, applianceId);
  await tx.draftEntry.createMany({
    data: latest.images.map((image) => {
      const entryIdentifier = identifiers.get(image.identifier) ?? image.identifier;
      return {
        voId: vo.id,
        imageId: image.id,
        entryIdentifier,
        followMode: modes.get(entryIdentifier) ?? modeOfNewEntry(modes, vo.followDefault),
        addedById: personIdOf(actor),
        addedAt: now,
      };
    }),
  });
  await countDraftChange(tx, vo, actor, now);
  await recordAuditEvent(tx, actor, now, {
    action,
    objectKind: "vo",
    objectId: vo.id,
    details: { applianceId, version: latest.version, images: latest.images.length },
  });
}

/** @returns how many there were */
export async function removeEntriesOf(tx: Transaction, voId: string, applianceId: string): Promise<number> {
  const { count } = await tx.draftEntry.deleteMany({
    where: { voId, image: { version: { applianceId } } },
  });
  return count;
}

async function loadEndorsableLatest(tx: Transaction, applianceId: string, now: Date) {
  const appliance = await tx.virtualAppliance.findUnique({
    where: { id: applianceId },
    select: {
      name: true,
      archivedAt: true,
      versions: {
        where: { state: "latest" },
        select: {
          version: true,
          state: true,
          expiresAt: true,
          hiddenAt: true,
          revokedAt: true,
          images: { select: { id: true, identifier: true } },
        },
      },
    },
  });
  if (!appliance) throw notFound("appliance");
  const [latest] = appliance.versions;
  if (!latest) {
    throw new AppError("conflict", "nothing_published", `${appliance.name} has no published version yet.`);
  }
  if (!isEndorsable(latest, now)) {
    throw new AppError(
      "conflict",
      "not_endorsable",
      `Version ${latest.version} of ${appliance.name} is expired, hidden or revoked and cannot be listed.`,
    );
  }
  return { ...latest, appliance };
}

/** What is in the draft already may stay, and move to a newer version: that is for the manager to decide. */
function refuseArchived({ name, archivedAt }: { name: string; archivedAt: Date | null }): void {
  if (!archivedAt) return;
  throw new AppError("conflict", "archived", `${name} was archived and can be added to no list any more.`);
}
