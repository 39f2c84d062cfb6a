/** Removes a term that nothing uses. What is in use can be retired. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadTerm } from "./load-terms.ts";
import type { TermRef } from "./schema.ts";
import { countUses } from "./term-use.ts";
import { describeUse } from "./term-words.ts";

/**
 * @throws AppError `forbidden`, `not_found`, or `conflict` while something uses it or stands below it
 */
export async function removeTerm(actor: Actor, { termId }: TermRef, now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { term, terms } = await loadTerm(tx, actor, termId);
    const { id, kind, name } = term;
    const children = terms.filter(({ parentId }) => parentId === id).map((child) => `“${child.name}”`);
    if (children.length > 0) {
      throw new AppError(
        "conflict",
        "has_children",
        `${children.join(", ")} ${children.length === 1 ? "stands" : "stand"} below “${name}”: put that somewhere else first.`,
      );
    }
    const use = (await countUses(tx, kind)).get(name);
    if (use) {
      throw new AppError(
        "conflict",
        "in_use",
        `“${name}” is used by ${describeUse(use)}. Retire it instead: then nobody else chooses it.`,
      );
    }
    await tx.vocabularyTerm.delete({ where: { id } });
    await recordAuditEvent(tx, actor, now, {
      action: "vocabulary.term_removed",
      objectKind: "vocabulary_term",
      objectId: id,
      details: { kind, name },
    });
  });
}
