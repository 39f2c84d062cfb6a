/** Asks for an integrity check of an image of the working version; a worker does it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { runIntegrityCheckJob } from "#lib/integrity-check/jobs.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { loadWorkingVersion } from "./load-for-change.ts";

/**
 * @returns the check's identifier, to follow its progress
 * @throws AppError `not_found`, `forbidden`, `conflict` when one is under way or nothing is being worked on
 */
export async function requestIntegrityCheck(
  actor: Actor,
  { slug, identifier }: { slug: string; identifier: string },
  now: Date = new Date(),
): Promise<{ slug: string; checkId: string }> {
  try {
    return await getDatabase().$transaction(async (tx) => {
      const { version } = await loadWorkingVersion(tx, actor, slug);
      const image = version.images.find((candidate) => candidate.identifier === identifier);
      if (!image) throw notFound("image");
      return {
        slug,
        checkId: await beginCheck(tx, actor, { ...image, applianceId: version.applianceId }, now),
      };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError(
      "conflict",
      "check_under_way",
      "An integrity check of this image is already under way.",
    );
  }
}

/**
 * A check of this image, queued.
 *
 * @param tx has the working version locked
 * @returns the check's identifier
 */
export async function beginCheck(
  tx: Transaction,
  actor: Actor,
  image: { id: string; url: string; applianceId: string },
  now: Date,
): Promise<string> {
  const check = await tx.integrityCheck.create({
    data: { imageId: image.id, url: image.url, requestedById: personIdOf(actor), requestedAt: now },
    select: { id: true },
  });
  await recordAuditEvent(tx, actor, now, {
    action: "integrity_check.requested",
    objectKind: "integrity_check",
    objectId: check.id,
    partOf: { kind: "appliance", id: image.applianceId },
    details: { imageId: image.id, url: image.url },
  });
  await enqueue(tx, runIntegrityCheckJob, { checkId: check.id });
  return check.id;
}
