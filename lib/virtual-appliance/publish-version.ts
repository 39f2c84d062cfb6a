/** Publishes the working version: it becomes the latest and can never change again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { findImageProblems } from "#lib/hepix/validate-listed-image.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "./jobs.ts";
import { LISTABLE_IMAGE, toListedImage } from "./listed-image.ts";
import { loadWorkingVersion } from "./load-for-change.ts";
import { findPublicationProblems, type PublicationProblem } from "./version.ts";

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
    refuseUnfit(findPublicationProblems(version, now));
    await refuseUnsignable(tx, version.id, now);
    await tx.applianceVersion.updateMany({
      where: { applianceId: appliance.id, state: "latest" },
      data: { state: "previous", supersededAt: now },
    });
    await tx.applianceVersion.update({
      where: { id: version.id, state: "working" },
      data: { state: "latest", publishedAt: now, publishedById: personIdOf(actor), updatedAt: now },
    });
    await tx.virtualAppliance.update({ where: { id: appliance.id }, data: { updatedAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "version.published",
      objectKind: "version",
      objectId: version.id,
      details: {
        version: version.version,
        expiresAt: version.expiresAt?.toISOString() ?? "",
        images: version.images.length,
      },
    });
    await enqueue(tx, signApplianceListJob, { versionId: version.id });
    return { slug, version: version.version };
  });
}

function refuseUnfit(problems: readonly PublicationProblem[]): void {
  refuseFor(problems.map(({ image, message }) => (image ? `${image}: ${message}` : message)));
}

/** What is published cannot be corrected any more: whatever no list could offer is refused while it still can. */
async function refuseUnsignable(tx: Transaction, versionId: string, now: Date): Promise<void> {
  const images = await tx.image.findMany({ where: { versionId }, select: LISTABLE_IMAGE });
  const { baseUrl } = getSettings();
  const problems = images.flatMap((image) => findImageProblems(toListedImage(image, null, baseUrl), now));
  refuseFor(problems.map(({ message }) => `${message}.`));
}

function refuseFor(reasons: readonly string[]): void {
  if (reasons.length === 0) return;
  throw new AppError("conflict", "not_publishable", `Not yet: ${reasons.join(" ")}`);
}
