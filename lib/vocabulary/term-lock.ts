/** Keeps the vocabulary still while entries choose from it, and entries out while it changes. */
import type { Transaction } from "#lib/platform/db/database.ts";
import type { VocabularyKind } from "./term.ts";

/** For who changes terms: nobody else changes or chooses terms of this kind until the transaction ends. */
export async function lockTerms(tx: Transaction, kind: VocabularyKind): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('VocabularyTerm'), hashtext(${kind}))`;
}

/**
 * For who chooses terms: they keep their names until the transaction ends. Comes before any lock of an entry: a renaming
 * locks in this order too.
 */
export async function holdTerms(tx: Transaction, kinds: readonly VocabularyKind[]): Promise<void> {
  for (const kind of kinds.toSorted()) {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('VocabularyTerm'), hashtext(${kind}))`;
  }
}
