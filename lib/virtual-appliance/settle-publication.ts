/** A check of a version that publishes by itself has ended: publish, wait for the others, or say why not; run by the worker. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { getPersonActor } from "#lib/identity/queries.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { settlePublicationJob } from "./jobs.ts";
import { loadWorkingVersion, refuseArchived } from "./load-for-change.ts";
import { loadPublicationProblems } from "./load-publication-problems.ts";
import { publishLoaded, refuseUnfit } from "./publish-version.ts";
import { isUnchecked } from "./version.ts";
import { publicationFailedMail } from "./version-mail.ts";

/** Queues the settling for the version of an image whose check has ended, where it waits for that. */
export async function settleAfterCheck(imageId: string): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const image = await tx.image.findFirst({
      where: { id: imageId, version: { publicationRequest: { state: "waiting" } } },
      select: { versionId: true },
    });
    if (image) await enqueue(tx, settlePublicationJob, { versionId: image.versionId });
  });
}

/**
 * Publishes in the name of who asked, if they still may. Running it twice changes nothing.
 *
 * @param now UTC
 */
export async function settlePublication(versionId: string, now: Date = new Date()): Promise<void> {
  const database = getDatabase();
  const request = await database.publicationRequest.findUnique({
    where: { versionId, state: "waiting" },
    select: {
      requestedById: true,
      tokenId: true,
      requestedAt: true,
      version: { select: { appliance: { select: { slug: true } } } },
    },
  });
  if (!request) return;
  try {
    const actor = await loadAsker(request, now);
    await database.$transaction(async (tx) => {
      const loaded = await loadWorkingVersion(tx, actor, request.version.appliance.slug);
      if (loaded.version.id !== versionId) return;
      await refuseArchived(tx, loaded.appliance.id);
      const verdict = await judgeChecks(tx, loaded.version.images, request.requestedAt);
      if (verdict === "wait") return;
      if (verdict !== "passed") throw new AppError("conflict", "check_failed", verdict.reason);
      refuseUnfit(await loadPublicationProblems(tx, loaded.version, now));
      await publishLoaded(tx, actor, loaded, now);
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await fail(versionId, error.message, now);
  }
}

/**
 * The person who asked, with the rights of this moment.
 *
 * @throws AppError `forbidden` when they are blocked or gone, or their token does not work for this any more
 */
async function loadAsker(
  { requestedById, tokenId }: { requestedById: string; tokenId: string | null },
  now: Date,
): Promise<PersonActor> {
  const actor = await getPersonActor(requestedById);
  if (!actor) throw gone("Whoever asked for it has no account here any more, or is blocked.");
  if (tokenId !== null) {
    const token = await getDatabase().accessToken.findFirst({
      where: { id: tokenId, revokedAt: null, expiresAt: { gt: now } },
      select: { id: true },
    });
    if (!token) throw gone("The access token that asked for it was revoked or has expired.");
  }
  return actor;
}

function gone(message: string): AppError {
  return new AppError("forbidden", "asker_gone", message);
}

type CheckedImage = Parameters<typeof isUnchecked>[0] & { id: string };

/** How the checks stand that were asked for since then. */
async function judgeChecks(
  tx: Transaction,
  images: readonly CheckedImage[],
  since: Date,
): Promise<"passed" | "wait" | { reason: string }> {
  const unchecked = images.filter(isUnchecked);
  if (unchecked.length === 0) return "passed";
  const checks = await tx.integrityCheck.findMany({
    where: { imageId: { in: unchecked.map(({ id }) => id) } },
    orderBy: { requestedAt: "desc" },
    select: { imageId: true, state: true, finishedAt: true },
  });
  for (const { id, title } of unchecked) {
    const newest = checks.find(({ imageId }) => imageId === id);
    if (newest?.state === "queued" || newest?.state === "running") continue;
    const endedSince = newest?.finishedAt && newest.finishedAt >= since;
    if (newest?.state === "cancelled" && endedSince)
      return { reason: `The check of “${title}” was cancelled.` };
    return { reason: `The check of “${title}” did not pass.` };
  }
  return "wait";
}

async function fail(versionId: string, reason: string, now: Date): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { count } = await tx.publicationRequest.updateMany({
      where: { versionId, state: "waiting" },
      data: { state: "failed", endedAt: now, reason },
    });
    if (count === 0) return;
    const { version, requestedBy, isQuiet } = await tx.publicationRequest.findUniqueOrThrow({
      where: { versionId },
      select: {
        isQuiet: true,
        requestedBy: { select: { email: true, blockedAt: true } },
        version: { select: { version: true, appliance: { select: { id: true, slug: true, name: true } } } },
      },
    });
    await recordAuditEvent(tx, system("worker"), now, {
      action: "version.publication_failed",
      objectKind: "version",
      objectId: versionId,
      partOf: { kind: "appliance", id: version.appliance.id },
      details: { version: version.version, reason },
    });
    if (isQuiet || requestedBy.blockedAt) return;
    const message = publicationFailedMail({ ...version, reason });
    await writeMail(tx, { recipient: requestedBy.email, ...message }, now);
  });
}
