/** Edits version string, notes and expiry of the working version. */
import { reconcile, type Seen } from "#lib/audit/edits-since.ts";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { explainConflict } from "./create-working-version.ts";
import { editsOfVersion } from "./edits.ts";
import { endPublicationRequest, WAS_EDITED } from "./end-publication-request.ts";
import { loadWorkingVersion } from "./load-for-change.ts";
import type { VersionFields } from "./schema.ts";
import { expiryAfterMonths } from "./version.ts";

/**
 * @throws AppError `not_found`, `forbidden`, `conflict` when the version string was used or nothing is being worked on;
 *   EditConflictError when somebody else edited it since it was seen
 */
export async function editWorkingVersion(
  actor: Actor,
  { slug, version, notes, expiresInMonths, ...since }: VersionFields & Seen,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  try {
    await getDatabase().$transaction(async (tx) => {
      const { version: working } = await loadWorkingVersion(tx, actor, slug);
      const wanted = { version, notes, expiresAt: expiryAfterMonths(now, expiresInMonths) };
      const { images: _images, ...before } = working;
      const edits = editsOfVersion(working.id);
      const fields = await reconcile(tx, edits, since, { present: before, wanted });
      const changes = changesBetween<Record<string, unknown>>(before, fields);
      if (Object.keys(changes).length === 0) return;
      await endPublicationRequest(tx, working.id, WAS_EDITED, now);
      await tx.applianceVersion.update({ where: { id: working.id }, data: { ...fields, updatedAt: now } });
      await recordAuditEvent(tx, actor, now, {
        action: "version.edited",
        objectKind: "version",
        objectId: working.id,
        partOf: { kind: "appliance", id: working.applianceId },
        details: { changes },
      });
    });
  } catch (error) {
    throw explainConflict(error, version);
  }
  return { slug };
}
