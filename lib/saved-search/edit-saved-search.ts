/** Changes what a saved search is called, and how soon it tells its person. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { digestDueAt } from "#lib/notification/digest-due.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import type { EditSavedSearchInput } from "./schema.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody changes their own searches, signed in in a browser.";

/**
 * What waits for a digest goes out in the new rhythm.
 *
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `not_found` also for somebody else's search
 */
export async function editSavedSearch(
  actor: Actor,
  { id, title, rhythm }: EditSavedSearchInput,
  now: Date = new Date(),
): Promise<{ id: string }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const before = await tx.savedSearch.findFirst({
      where: { id, personId },
      select: { title: true, rhythm: true },
    });
    if (!before) throw notFound("saved search");
    await tx.savedSearch.update({ where: { id }, data: { title, rhythm } });
    if (rhythm !== before.rhythm) {
      await tx.notification.updateMany({
        where: { savedSearchId: id, mailDueAt: { not: null } },
        data: { mailDueAt: digestDueAt(rhythm, now) },
      });
    }
    await recordAuditEvent(tx, actor, now, {
      action: "person.search_edited",
      objectKind: "person",
      objectId: personId,
      details: { title, changes: changesBetween(before, { title, rhythm }) },
    });
  });
  return { id };
}
