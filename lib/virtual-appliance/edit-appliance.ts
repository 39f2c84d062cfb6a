/** Edits the catalogue entry. The address stays: slugs are printed in other places. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { loadForChange } from "./load-for-change.ts";
import { nameTaken } from "./register-appliance.ts";
import type { ApplianceFields } from "./schema.ts";

/**
 * @throws AppError `not_found`, `forbidden`, or `conflict` when the new name is taken
 */
export async function editAppliance(
  actor: Actor,
  { slug, ...fields }: ApplianceFields & { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  try {
    await getDatabase().$transaction(async (tx) => {
      const { id } = await loadForChange(tx, actor, slug);
      const before = await tx.virtualAppliance.findUniqueOrThrow({ where: { id } });
      const changes = changesBetween<Record<string, unknown>>(before, fields);
      if (Object.keys(changes).length === 0) return;
      await tx.virtualAppliance.update({ where: { id }, data: { ...fields, updatedAt: now } });
      await recordAuditEvent(tx, actor, now, {
        action: "appliance.edited",
        objectKind: "appliance",
        objectId: id,
        details: { changes },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(fields.name);
    throw error;
  }
  return { slug };
}
