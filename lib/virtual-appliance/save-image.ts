/** Adds an image to the working version, or edits one of it. */
import { randomUUID } from "node:crypto";
import { reconcile, type Seen } from "#lib/audit/edits-since.ts";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { makeImageReport } from "#lib/image-report/make-image-report.ts";
import { liesElsewhere, readStoredAddress } from "#lib/image-store/stored-here.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { editsOfImage } from "./edits.ts";
import { endPublicationRequest, WAS_EDITED } from "./end-publication-request.ts";
import { defaultImageTitle } from "./image.ts";
import { loadWorkingVersion } from "./load-for-change.ts";
import { needsFetching, resolveScript, type ScriptColumns } from "./resolve-script.ts";
import type { ImageFields } from "./schema.ts";

/** What a check had found; gone as soon as what was checked is no longer the same. */
const UNCHECKED = {
  sizeBytes: null,
  sha512: null,
  sha256: null,
  md5: null,
  checksumSource: null,
  checkedAt: null,
} as const;

/**
 * Saves the form of an image; without `identifier` it is a new one.
 *
 * Whatever the integrity check vouches for (address, format, declared size and checksum) cannot change without a new
 * check: the result of the old one is cleared and a running one no longer applies.
 *
 * @returns the image's identifier, which it keeps from version to version
 * @throws AppError `not_found`, `forbidden`, `conflict` (no working version; the same address and hypervisor twice),
 *   `invalid_input` (a contextualization script that cannot be had or understood);
 *   EditConflictError when somebody else edited it since it was `seen`
 */
export async function saveImage(
  actor: Actor,
  input: ImageFields & Seen & { identifier?: string | undefined },
  now: Date = new Date(),
): Promise<{ slug: string; identifier: string }> {
  const { slug, identifier, seen, overwrite, mergeInto, scriptAgain, ...typed } = input;
  const script = await prepareScript(actor, input);
  const fields = { ...typed, ...script };
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadWorkingVersion(tx, actor, slug);
    const existing = version.images.find((image) => image.identifier === identifier);
    if (identifier && !existing) throw notFound("image");
    refuseTwin(version.images, fields, identifier);
    const wanted = {
      ...fields,
      fileId: await findUploadedFile(tx, appliance.id, fields.url),
      title: fields.title ?? defaultImageTitle(appliance.name, fields),
      notes: fields.notes ?? "",
    };
    const data = existing
      ? await reconcile(
          tx,
          editsOfImage(version.id, existing.identifier),
          { seen, overwrite, mergeInto },
          { present: existing, wanted },
        )
      : wanted;
    const changes = existing ? withoutScript(changesBetween<Record<string, unknown>>(existing, data)) : {};
    if (existing && Object.keys(changes).length === 0) return { slug, identifier: existing.identifier };
    await endPublicationRequest(tx, version.id, WAS_EDITED, now);
    const saved = existing
      ? await updateImage(tx, existing, data)
      : await tx.image.create({
          data: {
            ...data,
            versionId: version.id,
            identifier: randomUUID(),
            position: Math.max(0, ...version.images.map(({ position }) => position + 1)),
          },
        });
    await makeImageReport(tx, saved.id, now);
    await tx.applianceVersion.update({ where: { id: version.id }, data: { updatedAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: existing ? "image.edited" : "image.added",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: {
        imageIdentifier: saved.identifier,
        title: saved.title,
        ...(existing ? { changes } : {}),
      },
    });
    return { slug, identifier: saved.identifier };
  });
}

/**
 * The uploaded file that the address names; null when it lies elsewhere.
 *
 * @throws AppError `conflict` for a file that is not whole, not there, or another appliance's
 */
async function findUploadedFile(tx: Transaction, applianceId: string, url: string): Promise<string | null> {
  const address = readStoredAddress(url);
  if (!address) {
    if (liesElsewhere(url)) return null;
    throw refuseFile("no_such_file", "There is no uploaded file at this address. Upload it again.");
  }
  await lockRow(tx, "ImageFile", address.id);
  const file = await tx.imageFile.findUnique({
    where: { id: address.id, fileName: address.fileName },
    select: { id: true, state: true, applianceId: true },
  });
  if (!file) throw refuseFile("no_such_file", "There is no uploaded file at this address. Upload it again.");
  if (file.applianceId !== applianceId) {
    throw refuseFile(
      "file_of_another",
      "This file was uploaded for another appliance, which may remove it. Upload it for this one.",
    );
  }
  if (file.state !== "stored") {
    throw refuseFile(
      "upload_unfinished",
      "This file is still being uploaded. Save the image when it has arrived.",
    );
  }
  return file.id;
}

function refuseFile(reason: string, message: string): AppError {
  return new AppError("conflict", reason, message, { url: message });
}

/** Nothing is fetched for those who may not save it, and no row stays locked while it is fetched. */
async function prepareScript(
  actor: Actor,
  input: ImageFields & { identifier?: string | undefined },
): Promise<ScriptColumns> {
  if (!needsFetching(input)) return resolveScript(input);
  const present = await getDatabase().$transaction(async (tx) => {
    const { version } = await loadWorkingVersion(tx, actor, input.slug);
    return version.images.find(({ identifier }) => identifier === input.identifier);
  });
  return resolveScript(input, present);
}

/**
 * A script's checksum says that it is another one: the trail need not hold the whole text, twice. Which uploaded file it is,
 * its address says.
 */
function withoutScript<Changes extends Record<string, unknown>>(
  changes: Changes,
): Omit<Changes, "scriptText" | "fileId"> {
  const { scriptText: _scriptText, fileId: _fileId, ...told } = changes;
  return told;
}

/** One file for one hypervisor is one image. */
function refuseTwin(
  images: readonly { identifier: string; url: string; hypervisors: readonly string[] }[],
  fields: { url: string; hypervisors: readonly string[] },
  identifier: string | undefined,
): void {
  const twin = images.some(
    (image) =>
      image.identifier !== identifier &&
      image.url === fields.url &&
      image.hypervisors.some((hypervisor) => fields.hypervisors.includes(hypervisor)),
  );
  if (!twin) return;
  const message = "Another image of this version has the same address and hypervisor.";
  throw new AppError("conflict", "same_image_twice", message, { url: message });
}

async function updateImage(
  tx: Transaction,
  existing: {
    id: string;
    url: string;
    format: string;
    declaredSizeBytes: bigint | null;
    declaredSha512: string | null;
  },
  data: Omit<ImageFields, "slug" | "title" | "notes" | "scriptAgain"> &
    ScriptColumns & { title: string; notes: string; fileId: string | null },
) {
  const stillChecked =
    existing.url === data.url &&
    existing.format === data.format &&
    existing.declaredSizeBytes === data.declaredSizeBytes &&
    existing.declaredSha512 === data.declaredSha512;
  return tx.image.update({
    where: { id: existing.id },
    data: stillChecked ? data : { ...data, ...UNCHECKED },
  });
}
