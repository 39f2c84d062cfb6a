/** Throws the working version away, with its images; what is published stays. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadWorkingVersion } from "./load-for-change.ts";

/**
 * @throws AppError `not_found`, `forbidden`, `conflict` when nothing is being worked on
 */
export async function discardWorkingVersion(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { version } = await loadWorkingVersion(tx, actor, slug);
    await tx.applianceVersion.delete({ where: { id: version.id } });
    await recordAuditEvent(tx, actor, now, {
      action: "version.discarded",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: version.applianceId },
      details: { version: version.version },
    });
  });
  return { slug };
}
