/** Edits the catalogue entry. The address stays: slugs are printed in other places. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { holdTerms } from "#lib/vocabulary/term-lock.ts";
import { CHOSEN_KINDS, withChosenTerms } from "./chosen-terms.ts";
import { loadForChange } from "./load-for-change.ts";
import { nameTaken } from "./register-appliance.ts";
import type { ApplianceFields } from "./schema.ts";

/**
 * @throws AppError `not_found`, `forbidden`, `conflict` when the new name is taken, or `invalid_input` for a category
 *   or discipline that cannot be chosen (any more: it may keep what it has)
 */
export async function editAppliance(
  actor: Actor,
  { slug, ...input }: ApplianceFields & { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  try {
    await getDatabase().$transaction(async (tx) => {
      await holdTerms(tx, CHOSEN_KINDS);
      const { id } = await loadForChange(tx, actor, slug);
      const before = await tx.virtualAppliance.findUniqueOrThrow({ where: { id } });
      const fields = await withChosenTerms(tx, input, before);
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
    if (isUniqueViolation(error)) throw nameTaken(input.name);
    throw error;
  }
  return { slug };
}
