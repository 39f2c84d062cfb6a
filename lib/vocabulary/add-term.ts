/** Adds a category, discipline or licence, as the last of its siblings. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadTerms } from "./load-terms.ts";
import { requireFittingTerm } from "./require-fitting-term.ts";
import type { AddTerm } from "./schema.ts";
import { lastPosition } from "./sibling-positions.ts";

/**
 * @throws AppError `forbidden`, `conflict` for a name that is taken or looks like another, `invalid_input` for a parent
 *   that it cannot have
 */
export async function addTerm(
  actor: Actor,
  input: AddTerm,
  now: Date = new Date(),
): Promise<{ termId: string }> {
  const { kind, name, parentId } = input;
  return getDatabase().$transaction(async (tx) => {
    const terms = await loadTerms(tx, actor, kind);
    requireFittingTerm(terms, kind, null, { name, parentId });
    const { id } = await tx.vocabularyTerm.create({
      data: { ...input, position: lastPosition(terms, parentId) + 1, createdAt: now },
      select: { id: true },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "vocabulary.term_added",
      objectKind: "vocabulary_term",
      objectId: id,
      details: { kind, name },
    });
    return { termId: id };
  });
}
