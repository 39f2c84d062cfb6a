/** Publishes the working version: it becomes the latest and can never change again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "./jobs.ts";
import { loadWorkingVersion } from "./load-for-change.ts";
import { loadPublicationProblems } from "./load-publication-problems.ts";
import type { PublicationProblem } from "./version.ts";

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
    refuseUnfit(await loadPublicationProblems(tx, version, now));
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
      partOf: { kind: "appliance", id: appliance.id },
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
  if (problems.length === 0) return;
  const reasons = problems.map(({ image, message }) => (image ? `${image}: ${message}` : message));
  throw new AppError("conflict", "not_publishable", `Not yet: ${reasons.join(" ")}`);
}
