/** Gives a published version a later expiry. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { followVersionJob, signApplianceListJob } from "./jobs.ts";
import { loadPublishedVersion, type PublishedVersionRef } from "./load-published-version.ts";
import { extendedExpiry } from "./version.ts";

/**
 * The one thing of a published version that can become another, and only later. Lists that hold the version tell sites
 * the new date at once, else sites would remove at the old one what its maintainers still stand for.
 *
 * @param months from today; one of the presets
 * @throws AppError `not_found`, `forbidden`; `conflict` for what was revoked, and when it would not live longer by it
 */
export async function extendVersion(
  actor: Actor,
  { months, ...ref }: PublishedVersionRef & { months: number },
  now: Date = new Date(),
): Promise<{ slug: string; version: string; expiresAt: Date }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadPublishedVersion(tx, actor, ref);
    if (version.revokedAt) throw revoked();
    const expiresAt = extendedExpiry(version, months, now);
    if (!expiresAt) throw notLonger(version.expiresAt);
    await tx.applianceVersion.update({
      where: { id: version.id },
      data: { expiresAt, extendedAt: now, listChangedAt: now, updatedAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "version.extended",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: {
        version: version.version,
        before: version.expiresAt.toISOString(),
        after: expiresAt.toISOString(),
      },
    });
    await enqueue(tx, signApplianceListJob, { versionId: version.id });
    await enqueue(tx, followVersionJob, { versionId: version.id });
    return { slug: appliance.slug, version: version.version, expiresAt };
  });
}

function revoked(): AppError {
  return new AppError(
    "conflict",
    "version_revoked",
    "This version was revoked by a security officer and cannot be extended. Publish a new version.",
  );
}

function notLonger(expiresAt: Date): AppError {
  const until = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(expiresAt);
  const message = `It already lives until ${until}, which is no earlier. Choose a longer time.`;
  return new AppError("conflict", "not_longer", message, { months: message });
}
