/** Edits the catalogue entry. Another address may be given; the old one, printed in other places, goes on leading there. */
import type { DetailsOf } from "#lib/audit/audit-event.ts";
import { reconcile, type Seen } from "#lib/audit/edits-since.ts";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { holdTerms } from "#lib/vocabulary/term-lock.ts";
import { CHOSEN_KINDS, withChosenTerms } from "./chosen-terms.ts";
import { editsOfEntry } from "./edits.ts";
import { loadForChange } from "./load-for-change.ts";
import { skeletonOf } from "./look-alike.ts";
import { refuseLookAlike } from "./refuse-look-alike.ts";
import { nameTaken } from "./register-appliance.ts";
import type { ApplianceFields } from "./schema.ts";
import { changeSlug } from "./slugs.ts";

/**
 * @returns the slug from now on
 * @param restored which event it brings back, where it does
 * @throws AppError `not_found`, `forbidden`, `conflict` when the new name or address is taken or the name looks like another one, or `invalid_input` for a category
 *   or discipline that cannot be chosen (any more: it may keep what it has); EditConflictError when somebody else edited
 *   the entry since it was `seen`
 */
export async function editAppliance(
  actor: Actor,
  input: ApplianceFields & Seen & { slug: string; address?: string | null },
  now: Date = new Date(),
  restored?: DetailsOf<"appliance.edited">["restored"],
): Promise<{ slug: string }> {
  const { slug, address, seen, overwrite, mergeInto, lookAlikeIsMeant, ...typed } = input;
  try {
    return await getDatabase().$transaction(async (tx) => {
      await holdTerms(tx, CHOSEN_KINDS);
      const { id } = await loadForChange(tx, actor, slug);
      const before = await tx.virtualAppliance.findUniqueOrThrow({ where: { id } });
      const chosen = await withChosenTerms(tx, typed, before);
      const wanted = address ? { ...chosen, slug: address } : chosen;
      const since = { seen, overwrite, mergeInto };
      const fields = await reconcile(tx, editsOfEntry(id), since, { present: before, wanted });
      const changes = changesBetween<Record<string, unknown>>(before, fields);
      if (Object.keys(changes).length === 0) return { slug: before.slug };
      if ("name" in changes && !lookAlikeIsMeant) await refuseLookAlike(tx, fields.name, id);
      const next = "slug" in fields ? fields.slug : before.slug;
      if (next !== before.slug) await changeSlug(tx, before, next, now);
      const nameSkeleton = skeletonOf(fields.name);
      await tx.virtualAppliance.update({ where: { id }, data: { ...fields, nameSkeleton, updatedAt: now } });
      await recordAuditEvent(tx, actor, now, {
        action: "appliance.edited",
        objectKind: "appliance",
        objectId: id,
        details: { changes, ...(restored ? { restored } : {}) },
      });
      return { slug: next };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw nameTaken(input.name);
    throw error;
  }
}
