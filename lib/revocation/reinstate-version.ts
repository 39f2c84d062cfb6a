/** Takes a revocation back: the version may be offered again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { tellFollowers } from "#lib/virtual-appliance/tell-followers.ts";
import { loadVersion } from "./load-version.ts";
import type { RevokeVersionInput } from "./schema.ts";
import { tellOfReinstatement } from "./tell-of-revocation.ts";

/**
 * Lists that lost it do not get it back by themselves: what a manager offers is theirs to decide. The appliance's own list
 * does.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is not revoked
 */
export async function reinstateVersion(
  actor: Actor,
  { reason, ...ref }: RevokeVersionInput,
  now: Date = new Date(),
): Promise<{ slug: string; version: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadVersion(tx, actor, ref);
    if (!version.revokedAt) throw new AppError("conflict", "not_revoked", "This version is not revoked.");
    await tx.applianceVersion.update({
      where: { id: version.id },
      data: { revokedAt: null, revocationReason: null, listChangedAt: now, updatedAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "version.reinstated",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { version: version.version, reason },
    });
    const lists = await listPinningLists(appliance.id, { versionId: version.id, db: tx });
    await tellOfReinstatement(tx, { appliance, version: version.version, reason }, lists, now);
    await enqueue(tx, signApplianceListJob, { versionId: version.id });
    await tellFollowers(
      tx,
      actor,
      { applianceId: appliance.id, event: "reinstated", thingId: version.id },
      now,
    );
    return { slug: appliance.slug, version: version.version };
  });
}
