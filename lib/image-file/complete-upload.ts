/** The last byte of an upload has come: from now on the file is there for everybody, and never changes. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { addressOfStoredFile } from "#lib/image-store/stored-here.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { hashImageFileJob } from "./jobs.ts";
import { loadFile } from "./load-file.ts";

/**
 * Doing it twice changes nothing: a client whose answer got lost asks again.
 *
 * @param sha512 128 lower-case hex digits; null when not all bytes were seen, and the worker reads them again
 * @returns where the file is fetched
 * @throws AppError `not_found`, `forbidden`
 */
export async function completeUpload(
  actor: Actor,
  { fileId, sha512 }: { fileId: string; sha512: string | null },
  now: Date = new Date(),
): Promise<{ url: string }> {
  return getDatabase().$transaction(async (tx) => {
    const file = await loadFile(tx, actor, fileId, tx);
    const url = addressOfStoredFile(file);
    if (file.state === "stored") return { url };
    await tx.imageFile.update({
      where: { id: file.id },
      data: { state: "stored", sha512, storedAt: now, activeAt: now },
    });
    if (sha512 === null) await enqueue(tx, hashImageFileJob, { fileId });
    await recordAuditEvent(tx, actor, now, {
      action: "file.stored",
      objectKind: "appliance",
      objectId: file.appliance.id,
      details: { fileName: file.fileName, size: file.sizeBytes.toString() },
    });
    return { url };
  });
}
