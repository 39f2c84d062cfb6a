/** Adding, removing and updating an appliance in the draft. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { ensureEntryIdentifiers } from "./entry-identifiers.ts";
import { countDraftChange, loadDraft } from "./load-draft.ts";

type Input = { vo: string; applianceId: string };

/**
 * Puts all images of the appliance's latest version into the draft; older pins of the appliance make room.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when the appliance has nothing that may be listed, or is archived
 */
export async function addToDraft(
  actor: Actor,
  input: Input,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  return pinLatest(actor, input, "draft.appliance_added", now);
}

/**
 * Moves the appliance's entries to its latest version; images that it no longer has leave the draft.
 *
 * @throws AppError as `addToDraft`
 */
export async function updateInDraft(
  actor: Actor,
  input: Input,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  return pinLatest(actor, input, "draft.appliance_updated", now);
}

/**
 * Takes every entry of the appliance out of the draft.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeFromDraft(
  actor: Actor,
  { vo: voName, applianceId }: Input,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, voName);
    const images = await removeEntriesOf(tx, vo.id, applianceId);
    if (images === 0) return;
    await countDraftChange(tx, vo.id, actor, now);
    await recordAuditEvent(tx, actor, now, {
      action: "draft.appliance_removed",
      objectKind: "vo",
      objectId: vo.id,
      details: { applianceId, version: null, images },
    });
  });
  return { vo: voName };
}

async function pinLatest(
  actor: Actor,
  { vo: voName, applianceId }: Input,
  action: "draft.appliance_added" | "draft.appliance_updated",
  now: Date,
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, voName);
    const latest = await loadEndorsableLatest(tx, applianceId, now);
    if (action === "draft.appliance_added") refuseArchived(latest.appliance);
    const identifiers = await ensureEntryIdentifiers(
      tx,
      vo,
      latest.images.map(({ identifier }) => identifier),
    );
    await removeEntriesOf(tx, vo.id, applianceId);
    await tx.draftEntry.createMany({
      data: latest.images.map((image) => ({
        voId: vo.id,
        imageId: image.id,
        entryIdentifier: identifiers.get(image.identifier) ?? image.identifier,
        addedById: personIdOf(actor),
        addedAt: now,
      })),
    });
    await countDraftChange(tx, vo.id, actor, now);
    await recordAuditEvent(tx, actor, now, {
      action,
      objectKind: "vo",
      objectId: vo.id,
      details: { applianceId, version: latest.version, images: latest.images.length },
    });
  });
  return { vo: voName };
}

async function removeEntriesOf(tx: Transaction, voId: string, applianceId: string): Promise<number> {
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
