/** Begins the upload of an image file: a place in the store, and in the quota of its appliance. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadForChange, refuseArchived } from "#lib/virtual-appliance/load-for-change.ts";
import { storedFileName } from "./image-file.ts";
import { measureUse } from "./measure-use.ts";
import { quotaInWords } from "./quota-words.ts";
import type { BeginUpload } from "./schema.ts";

/**
 * @returns the identifier under which the bytes are to be written
 * @throws AppError `not_found`, `forbidden`; `conflict` when the appliance is archived or its quota does not suffice;
 *   `invalid_input` for a file that is empty or larger than any check here would read
 */
export async function beginUpload(
  actor: Actor,
  { slug, fileName, sizeBytes }: BeginUpload,
  now: Date = new Date(),
): Promise<{ fileId: string; fileName: string }> {
  const { fetchMaxBytes, uploadQuotaBytes } = getSettings();
  return getDatabase().$transaction(async (tx) => {
    const appliance = await loadForChange(tx, actor, slug);
    await refuseArchived(tx, appliance.id);
    if (sizeBytes <= 0n) throw new AppError("invalid_input", "empty_file", "The file is empty.");
    if (sizeBytes > fetchMaxBytes) {
      const message = `The file is larger than any image here may be: ${quotaInWords(fetchMaxBytes)}.`;
      throw new AppError("invalid_input", "file_too_large", message);
    }
    const used = await measureUse(tx, appliance.id);
    if (used + sizeBytes > uploadQuotaBytes) {
      throw new AppError("conflict", "quota_exceeded", explainQuota(used, uploadQuotaBytes, sizeBytes));
    }
    const file = await tx.imageFile.create({
      data: {
        applianceId: appliance.id,
        uploadedById: personIdOf(actor),
        fileName: storedFileName(fileName),
        sizeBytes,
        createdAt: now,
        activeAt: now,
      },
      select: { id: true, fileName: true },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "file.upload_begun",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { fileName: file.fileName, size: sizeBytes.toString() },
    });
    return { fileId: file.id, fileName: file.fileName };
  });
}

function explainQuota(used: bigint, quota: bigint, sizeBytes: bigint): string {
  if (quota === 0n)
    return "Files cannot be uploaded here: give the address of the file on a server of yours.";
  const left = quota > used ? quota - used : 0n;
  return `The file measures ${quotaInWords(sizeBytes)}, and ${quotaInWords(left)} of this appliance's ${quotaInWords(quota)} are left. Remove uploaded files that no image uses, or ask the administrators.`;
}
