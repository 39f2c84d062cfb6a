/** Takes an uploaded file away, finished or not. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { getImageStore } from "#lib/image-store/open-image-store.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadFile } from "./load-file.ts";

/**
 * The bytes go last but one: should the transaction fail after them, the file is swept later, and nobody finds it.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` while an image uses it
 */
export async function removeImageFile(
  actor: Actor,
  { fileId }: { fileId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const file = await loadFile(tx, actor, fileId, tx);
    const uses = await tx.image.count({ where: { fileId } });
    if (uses > 0) {
      throw new AppError(
        "conflict",
        "file_in_use",
        "An image of this appliance uses the file: change or remove that image first. Files of published versions stay.",
      );
    }
    await tx.imageFile.delete({ where: { id: fileId } });
    await recordAuditEvent(tx, actor, now, {
      action: file.state === "stored" ? "file.removed" : "file.upload_cancelled",
      objectKind: "appliance",
      objectId: file.appliance.id,
      details: { fileName: file.fileName, size: file.sizeBytes.toString() },
    });
    await getImageStore().remove(fileId);
    return { slug: file.appliance.slug };
  });
}
