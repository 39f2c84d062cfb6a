/** Puts exactly these images of an appliance into the draft: single ones, or an earlier version's. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { ensureEntryIdentifiers } from "./entry-identifiers.ts";
import { findChosenTwice, isSameChoice } from "./image-choice.ts";
import { countDraftChange, loadDraft, loadFollowModes, modeOfNewEntry } from "./load-draft.ts";
import type { ChooseImagesInput } from "./schema.ts";

/**
 * Entries that stay as they are follow their appliance as before; one that is pinned to an earlier version waits for the
 * manager from now on, who chose it for a reason.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when somebody changed the appliance's entries meanwhile, an image
 *   is chosen in two versions, or one is chosen anew that may not be listed
 */
export async function chooseImages(
  actor: Actor,
  input: ChooseImagesInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, input.vo);
    const ofAppliance = { voId: vo.id, image: { version: { applianceId: input.applianceId } } };
    const pinned = await tx.draftEntry.findMany({ where: ofAppliance, select: { imageId: true } });
    const before = new Set(pinned.map(({ imageId }) => imageId));
    refuseStaleChoice([...before], input.seen);
    if (isSameChoice([...before], input.imageIds)) return;
    const images = await loadImages(tx, input);
    const added = images.filter(({ id }) => !before.has(id));
    refuseUnlistable(added, before.size > 0, now);
    refuseTwice(images);
    const identifiers = await ensureEntryIdentifiers(
      tx,
      vo,
      images.map(({ identifier }) => identifier),
    );
    const modes = await loadFollowModes(tx, ofAppliance);
    await tx.draftEntry.deleteMany({ where: { ...ofAppliance, imageId: { notIn: input.imageIds } } });
    await tx.draftEntry.createMany({
      data: added.map(({ id, identifier, version }) => {
        const entryIdentifier = identifiers.get(identifier) ?? identifier;
        const asBefore = modes.get(entryIdentifier) ?? modeOfNewEntry(modes, vo.followDefault);
        return {
          voId: vo.id,
          imageId: id,
          entryIdentifier,
          followMode: version.state === "latest" ? asBefore : ("decide" as const),
          addedById: personIdOf(actor),
          addedAt: now,
        };
      }),
    });
    await countDraftChange(tx, vo, actor, now);
    await recordAuditEvent(tx, actor, now, {
      action: "draft.images_chosen",
      objectKind: "vo",
      objectId: vo.id,
      details: {
        applianceId: input.applianceId,
        versions: [...new Set(images.map(({ version }) => version.version))],
        images: images.length,
      },
    });
  });
  return { vo: input.vo };
}

/** The chosen images, all of published versions of the appliance. */
async function loadImages(tx: Transaction, { applianceId, imageIds }: ChooseImagesInput) {
  const images = await tx.image.findMany({
    where: { id: { in: imageIds }, version: { applianceId, state: { not: "working" } } },
    select: {
      id: true,
      identifier: true,
      title: true,
      version: {
        select: {
          version: true,
          state: true,
          expiresAt: true,
          hiddenAt: true,
          revokedAt: true,
          appliance: { select: { name: true, archivedAt: true } },
        },
      },
    },
  });
  if (images.length < new Set(imageIds).size) throw notFound("image");
  return images;
}

type Images = Awaited<ReturnType<typeof loadImages>>;

function refuseStaleChoice(pinned: readonly string[], seen: readonly string[]): void {
  if (isSameChoice(pinned, seen)) return;
  throw new AppError(
    "conflict",
    "draft_changed",
    "Somebody has changed which images of this appliance are in the draft. See what is chosen now, then decide again.",
  );
}

/** What is in the draft already may stay there until it is published. */
function refuseUnlistable(added: Images, isInDraft: boolean, now: Date): void {
  for (const { version } of added) {
    const { name, archivedAt } = version.appliance;
    if (archivedAt && !isInDraft) {
      throw new AppError(
        "conflict",
        "archived",
        `${name} was archived and can be added to no list any more.`,
      );
    }
    if (isEndorsable(version, now)) continue;
    throw new AppError(
      "conflict",
      "not_endorsable",
      `Version ${version.version} of ${name} is ${statusOf(version, now)} and cannot be listed.`,
    );
  }
}

function refuseTwice(images: Images): void {
  const sentence = findChosenTwice(images);
  if (sentence) throw new AppError("conflict", "chosen_twice", sentence);
}
