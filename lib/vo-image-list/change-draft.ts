/** Adding, removing and updating an appliance in the draft. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { countDraftChange, type DraftVo, loadDraft } from "./load-draft.ts";
import { pinLatest, removeEntriesOf } from "./pin-latest.ts";

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
  return pin(actor, input, "draft.appliance_added", now);
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
  return pin(actor, input, "draft.appliance_updated", now);
}

/**
 * Moves every outdated entry to its appliance's latest version, where that may be listed.
 *
 * @returns how many appliances were moved
 * @throws AppError `not_found`, `forbidden`; `conflict` when nothing is outdated
 */
export async function updateOutdatedInDraft(
  actor: Actor,
  { vo: voName }: { vo: string },
  now: Date = new Date(),
): Promise<{ vo: string; appliances: number }> {
  return getDatabase().$transaction(
    async (tx) => {
      const { vo } = await loadDraft(tx, actor, voName);
      const outdated = await listOutdated(tx, vo.id, now);
      if (outdated.length === 0) {
        throw new AppError("conflict", "nothing_outdated", "Every appliance in the draft is up to date.");
      }
      for (const applianceId of outdated) {
        await pinLatest(tx, actor, { vo, applianceId }, "draft.appliance_updated", now);
      }
      return { vo: voName, appliances: outdated.length };
    },
    // Five hundred appliances take a few seconds.
    { timeout: 60_000 },
  );
}

/** Appliances of the draft of which something is not the latest version, and whose latest version may be listed. */
async function listOutdated(tx: Transaction, voId: string, now: Date): Promise<string[]> {
  const flags = { state: true, expiresAt: true, hiddenAt: true, revokedAt: true } as const;
  const appliances = await tx.virtualAppliance.findMany({
    where: {
      versions: {
        some: { state: { not: "latest" }, images: { some: { draftEntries: { some: { voId } } } } },
      },
    },
    orderBy: { name: "asc" },
    select: { id: true, versions: { where: { state: "latest" }, select: flags } },
  });
  return appliances
    .filter(({ versions: [latest] }) => latest && isEndorsable(latest, now))
    .map(({ id }) => id);
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
    await removeAppliance(tx, actor, { vo, applianceId }, now);
  });
  return { vo: voName };
}

/** @param tx has the draft loaded and locked */
export async function removeAppliance(
  tx: Transaction,
  actor: Actor,
  { vo, applianceId }: { vo: DraftVo; applianceId: string },
  now: Date,
): Promise<void> {
  const images = await removeEntriesOf(tx, vo.id, applianceId);
  if (images === 0) return;
  await countDraftChange(tx, vo, actor, now);
  await recordAuditEvent(tx, actor, now, {
    action: "draft.appliance_removed",
    objectKind: "vo",
    objectId: vo.id,
    details: { applianceId, version: null, images },
  });
}

async function pin(
  actor: Actor,
  { vo: voName, applianceId }: Input,
  action: Parameters<typeof pinLatest>[3],
  now: Date,
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, voName);
    await pinLatest(tx, actor, { vo, applianceId }, action, now);
  });
  return { vo: voName };
}
