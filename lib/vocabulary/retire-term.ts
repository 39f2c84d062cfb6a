/** Retires a term: it stays where it was chosen and is offered no more. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadTerm } from "./load-terms.ts";
import type { TermRef } from "./schema.ts";

/**
 * Retiring what is retired changes nothing.
 *
 * @throws AppError `forbidden` or `not_found`
 */
export async function retireTerm(actor: Actor, { termId }: TermRef, now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { term } = await loadTerm(tx, actor, termId);
    if (term.retiredAt) return;
    await tx.vocabularyTerm.update({ where: { id: termId }, data: { retiredAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "vocabulary.term_retired",
      objectKind: "vocabulary_term",
      objectId: termId,
      details: { kind: term.kind, name: term.name },
    });
  });
}
