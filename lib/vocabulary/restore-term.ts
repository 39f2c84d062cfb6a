/** Takes a retirement back: the term is offered again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadTerm } from "./load-terms.ts";
import type { TermRef } from "./schema.ts";

/**
 * Restoring what is not retired changes nothing.
 *
 * @throws AppError `forbidden` or `not_found`
 */
export async function restoreTerm(actor: Actor, { termId }: TermRef, now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { term } = await loadTerm(tx, actor, termId);
    if (!term.retiredAt) return;
    await tx.vocabularyTerm.update({ where: { id: termId }, data: { retiredAt: null } });
    await recordAuditEvent(tx, actor, now, {
      action: "vocabulary.term_restored",
      objectKind: "vocabulary_term",
      objectId: termId,
      details: { kind: term.kind, name: term.name },
    });
  });
}
