/** Who may do what with the vocabulary. Pure: the use cases decide by it, and the pages hide what it refuses. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** Adding, renaming, reordering, retiring and removing terms. */
export function canManageVocabulary(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** The sentence for those who may not. */
export const VOCABULARY_MANAGERS_ONLY = "Only administrators change categories, disciplines and licences.";
