/** Publishes the working version: it becomes the latest and can never change again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { followPublicationJob, signApplianceListJob } from "./jobs.ts";
import { loadWorkingVersion, refuseArchived } from "./load-for-change.ts";
import { loadPublicationProblems } from "./load-publication-problems.ts";
import { nameInMail } from "./people-mail.ts";
import { listPinningLists } from "./pinning-lists.ts";
import { listMaintainersToTell } from "./recipients.ts";
import { tellCurators } from "./tell-curators.ts";
import { tellFollowers } from "./tell-followers.ts";
import type { PublicationProblem } from "./version.ts";
import { newVersionMail, publishedMail } from "./version-mail.ts";

/**
 * @returns slug and version string, for the address of the published version
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is not fit for publication, saying why
 */
export async function publishVersion(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string; version: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadWorkingVersion(tx, actor, slug);
    await refuseArchived(tx, appliance.id);
    refuseUnfit(await loadPublicationProblems(tx, version, now));
    await publishLoaded(tx, actor, { appliance, version }, now);
    return { slug, version: version.version };
  });
}

/**
 * Publishes what is fit to be, and tells those whom it concerns: the other maintainers, and the curators of lists that
 * hold an earlier version.
 *
 * @param tx has the working version loaded and locked
 */
export async function publishLoaded(
  tx: Transaction,
  actor: Actor,
  { appliance, version }: Awaited<ReturnType<typeof loadWorkingVersion>>,
  now: Date,
): Promise<void> {
  const outdated = await listPinningLists(appliance.id, { db: tx });
  await tx.applianceVersion.updateMany({
    where: { applianceId: appliance.id, state: "latest" },
    data: { state: "previous", supersededAt: now },
  });
  await tx.applianceVersion.update({
    where: { id: version.id, state: "working" },
    data: { state: "latest", publishedAt: now, publishedById: personIdOf(actor), updatedAt: now },
  });
  await tx.virtualAppliance.update({ where: { id: appliance.id }, data: { updatedAt: now } });
  await tx.publicationRequest.updateMany({
    where: { versionId: version.id, state: "waiting" },
    data: { state: "published", endedAt: now },
  });
  await recordAuditEvent(tx, actor, now, {
    action: "version.published",
    objectKind: "version",
    objectId: version.id,
    partOf: { kind: "appliance", id: appliance.id },
    details: {
      version: version.version,
      expiresAt: version.expiresAt?.toISOString() ?? "",
      images: version.images.length,
    },
  });
  const news = { appliance, version: version.version };
  for (const { email } of await listMaintainersToTell(tx, appliance.id, personIdOf(actor))) {
    await writeMail(tx, { recipient: email, ...publishedMail({ ...news, by: nameInMail(actor) }) }, now);
  }
  // Whose list follows the appliance is told what became of that.
  const deciding = outdated.filter(({ drafted, following }) => drafted === 0 || following < drafted);
  await tellCurators(tx, deciding, (lists) => newVersionMail({ ...news, lists }), now);
  await enqueue(tx, signApplianceListJob, { versionId: version.id });
  await enqueue(tx, followPublicationJob, { versionId: version.id });
  await tellFollowers(tx, actor, { applianceId: appliance.id, event: "published", thingId: version.id }, now);
}

/** @throws AppError `conflict` naming every problem */
export function refuseUnfit(problems: readonly PublicationProblem[]): void {
  if (problems.length === 0) return;
  const reasons = problems.map(({ image, message }) => (image ? `${image}: ${message}` : message));
  throw new AppError("conflict", "not_publishable", `Not yet: ${reasons.join(" ")}`);
}
