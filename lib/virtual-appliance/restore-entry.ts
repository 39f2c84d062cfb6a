/** Brings back an earlier state of the entry: undoes one edit, or makes the whole entry what it was after an event. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { editAppliance } from "./edit-appliance.ts";
import { entryAsTyped } from "./entry-as-typed.ts";
import { loadRestorePlan } from "./load-restoration-plan.ts";
import { canMaintain, MAINTAINERS_ONLY } from "./policy.ts";
import { getApplianceForEdit } from "./queries.ts";
import type { Restorable } from "./restoration-plan.ts";
import { editApplianceSchema } from "./schema.ts";

/**
 * It is an edit like any other: what cannot be typed any more (a name that was taken, a category that was retired) cannot
 * be brought back either. The audit trail says which event it goes back to.
 *
 * @param input `seen`: the mark of the state that the preview was made for
 * @throws AppError `not_found`, `forbidden`; `conflict` when the entry changed since the preview, or nothing would change;
 *   `invalid_input` when the earlier state is not allowed any more
 */
export async function restoreEntry(
  actor: Actor,
  { slug, eventId, what, seen }: { slug: string; eventId: string; what: Restorable; seen: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const database = getDatabase();
  const appliance = await database.virtualAppliance.findUnique({
    where: { slug },
    select: { id: true, ownerId: true, maintainers: { select: { personId: true } } },
  });
  if (!appliance) throw notFound("appliance");
  requireThat(canMaintain(actor, appliance), actor, MAINTAINERS_ONLY);
  const entry = await getApplianceForEdit(actor, slug);
  const plan = entry && (await loadRestorePlan(database, entry, { eventId, what }));
  if (!entry || !plan) throw notFound("event");
  if (plan.mark !== seen) {
    throw new AppError(
      "conflict",
      "changed_meanwhile",
      "The entry was edited after this page was loaded. Reload it to see what would change now.",
    );
  }
  if (plan.fields.length === 0) {
    throw new AppError("conflict", "nothing_to_restore", "The entry is in that state already.");
  }
  const wanted = Object.fromEntries(plan.fields.map(({ field, restored }) => [field, restored]));
  const typed = {
    ...entryAsTyped(entry),
    ...entryAsTyped(wanted),
    ...{ slug, seen, address: wanted.slug ?? entry.slug },
    // It had that name before.
    lookAlikeIsMeant: "yes",
  };
  const parsed = editApplianceSchema.safeParse(typed);
  if (!parsed.success) {
    const [problem] = parsed.error.issues;
    throw new AppError(
      "invalid_input",
      "not_allowed_any_more",
      `That state is not allowed any more. ${problem?.message}`,
    );
  }
  return editAppliance(actor, parsed.data, now, {
    what,
    eventId: plan.event.id,
    at: plan.event.occurredAt.toISOString(),
  });
}
