/** Stops a version everywhere: nobody is offered it any more, and every list that holds it is published without it at once. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { followVersionJob, signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { tellFollowers } from "#lib/virtual-appliance/tell-followers.ts";
import { loadVersion } from "./load-version.ts";
import type { RevokeVersionInput } from "./schema.ts";
import { tellOfRevocation } from "./tell-of-revocation.ts";

/**
 * The jobs that make the lists anew are queued in the same transaction. Those who maintain it, whose lists hold it and whose
 * sites may have fetched it from such a list are told why.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is revoked already
 */
export async function revokeVersion(
  actor: Actor,
  { reason, ...ref }: RevokeVersionInput,
  now: Date = new Date(),
): Promise<{ slug: string; version: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadVersion(tx, actor, ref);
    if (version.revokedAt)
      throw new AppError("conflict", "already_revoked", "This version is revoked already.");
    await tx.applianceVersion.update({
      where: { id: version.id },
      data: { revokedAt: now, revocationReason: reason, updatedAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "version.revoked",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { version: version.version, reason },
    });
    const lists = await listPinningLists(appliance.id, { versionId: version.id, db: tx });
    await tellOfRevocation(tx, { appliance, version: version.version, reason }, lists, now);
    await enqueue(tx, signApplianceListJob, { versionId: version.id });
    await enqueue(tx, followVersionJob, { versionId: version.id });
    await tellFollowers(tx, actor, { applianceId: appliance.id, event: "revoked", thingId: version.id }, now);
    return { slug: appliance.slug, version: version.version };
  });
}
