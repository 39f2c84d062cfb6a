/** Takes an image out of the working version. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { endPublicationRequest, WAS_EDITED } from "./end-publication-request.ts";
import { loadWorkingVersion } from "./load-for-change.ts";

/**
 * @throws AppError `not_found`, `forbidden`, `conflict` when nothing is being worked on
 */
export async function removeImage(
  actor: Actor,
  { slug, identifier }: { slug: string; identifier: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { version } = await loadWorkingVersion(tx, actor, slug);
    const image = version.images.find((candidate) => candidate.identifier === identifier);
    if (!image) throw notFound("image");
    await endPublicationRequest(tx, version.id, WAS_EDITED, now);
    await tx.image.delete({ where: { id: image.id } });
    await tx.applianceVersion.update({ where: { id: version.id }, data: { updatedAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "image.removed",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: version.applianceId },
      details: { imageIdentifier: identifier, title: image.title },
    });
  });
  return { slug };
}
