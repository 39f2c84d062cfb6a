/** The first half of every use case that changes the vocabulary: who may, one at a time, and what is there. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canManageVocabulary, VOCABULARY_MANAGERS_ONLY } from "./policy.ts";
import type { VocabularyKind } from "./term.ts";
import { lockTerms } from "./term-lock.ts";
import { KIND_WORDS } from "./term-words.ts";

/**
 * All terms of the kind. Nobody else changes any of them until the transaction ends: names, levels and positions are
 * rules about all terms together.
 *
 * @throws AppError `forbidden`
 */
export async function loadTerms(tx: Transaction, actor: Actor, kind: VocabularyKind) {
  requireThat(canManageVocabulary(actor), actor, VOCABULARY_MANAGERS_ONLY);
  await lockTerms(tx, kind);
  return tx.vocabularyTerm.findMany({ where: { kind } });
}

/**
 * The term with all of its kind, as `loadTerms`.
 *
 * @throws AppError `forbidden` or `not_found`
 */
export async function loadTerm(tx: Transaction, actor: Actor, termId: string) {
  requireThat(canManageVocabulary(actor), actor, VOCABULARY_MANAGERS_ONLY);
  const found = await tx.vocabularyTerm.findUnique({ where: { id: termId }, select: { kind: true } });
  if (!found) throw notFound("term");
  const terms = await loadTerms(tx, actor, found.kind);
  const term = terms.find(({ id }) => id === termId);
  if (!term) throw notFound(KIND_WORDS[found.kind].one);
  return { term, terms };
}
