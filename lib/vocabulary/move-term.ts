/** Moves a term one place up or down among its siblings. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadTerm } from "./load-terms.ts";
import type { MoveTerm } from "./schema.ts";
import { swapWithNeighbour } from "./sibling-positions.ts";

/**
 * The first stays the first when it is moved up: somebody else was quicker.
 *
 * @throws AppError `forbidden` or `not_found`
 */
export async function moveTerm(
  actor: Actor,
  { termId, direction }: MoveTerm,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { term, terms } = await loadTerm(tx, actor, termId);
    const places = swapWithNeighbour(terms, termId, direction);
    if (!places) return;
    for (const { id, position } of places) {
      await tx.vocabularyTerm.update({ where: { id }, data: { position } });
    }
    const after = places.find(({ id }) => id === termId)?.position;
    await recordAuditEvent(tx, actor, now, {
      action: "vocabulary.term_edited",
      objectKind: "vocabulary_term",
      objectId: termId,
      details: {
        kind: term.kind,
        name: term.name,
        changes: { position: { before: direction === "up" ? Number(after) + 1 : Number(after) - 1, after } },
      },
    });
  });
}
