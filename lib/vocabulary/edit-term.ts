/** Changes a term. A new name is the new name in every entry that chose it, at the same moment. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadTerm } from "./load-terms.ts";
import { requireFittingTerm } from "./require-fitting-term.ts";
import type { EditTerm } from "./schema.ts";
import { lastPosition } from "./sibling-positions.ts";
import { renameWhereUsed } from "./term-use.ts";

/**
 * Below another parent it becomes the last.
 *
 * @throws AppError `forbidden`, `not_found`, `conflict` for a name that is taken or looks like another, `invalid_input`
 *   for a parent that it cannot have
 */
export async function editTerm(
  actor: Actor,
  { termId, ...fields }: EditTerm,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { term, terms } = await loadTerm(tx, actor, termId);
    const { kind, name } = term;
    requireFittingTerm(terms, kind, termId, fields);
    const changes = changesBetween<Record<string, unknown>>(term, fields);
    if (Object.keys(changes).length === 0) return;
    const place = "parentId" in changes ? { position: lastPosition(terms, fields.parentId) + 1 } : {};
    await tx.vocabularyTerm.update({ where: { id: termId }, data: { ...fields, ...place } });
    if ("name" in changes) await renameWhereUsed(tx, kind, name, fields.name);
    await recordAuditEvent(tx, actor, now, {
      action: "vocabulary.term_edited",
      objectKind: "vocabulary_term",
      objectId: termId,
      details: { kind, name: fields.name, changes },
    });
  });
}
