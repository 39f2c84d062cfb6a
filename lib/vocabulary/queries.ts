/** Reads about the vocabulary. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canManageVocabulary } from "./policy.ts";
import { inTreeOrder, type VocabularyKind } from "./term.ts";
import { countUses } from "./term-use.ts";

const OFFERED = { id: true, name: true, description: true, parentId: true, position: true } as const;

/** A term as forms offer it. */
export type OfferedTerm = { name: string; description: string | null; level: number };

/**
 * The terms that may be chosen, in tree order.
 *
 * @param chosen names that were chosen before; they stay choosable, at the end when they are not offered any more
 */
export async function listTerms(
  kind: VocabularyKind,
  chosen: readonly string[] = [],
): Promise<OfferedTerm[]> {
  const terms = await getDatabase().vocabularyTerm.findMany({
    where: { kind, retiredAt: null },
    select: OFFERED,
  });
  const offered = inTreeOrder(terms).map(({ name, description, level }) => ({ name, description, level }));
  const known = new Set(offered.map(({ name }) => name));
  const gone = [...new Set(chosen)].filter((name) => name !== "" && !known.has(name));
  return [...offered, ...gone.map((name) => ({ name, description: null, level: 0 }))];
}

/** The kind's whole tree, retired terms too: what was chosen once is still found. */
export async function loadTree(kind: VocabularyKind) {
  return getDatabase().vocabularyTerm.findMany({ where: { kind }, select: OFFERED });
}

/** All terms of the kind in tree order, with what uses them; null for those who do not manage them. */
export async function listTermsForAdministration(viewer: Actor, kind: VocabularyKind) {
  if (!canManageVocabulary(viewer)) return null;
  const database = getDatabase();
  const [terms, uses] = await Promise.all([
    database.vocabularyTerm.findMany({ where: { kind }, select: { ...OFFERED, url: true, retiredAt: true } }),
    countUses(database, kind),
  ]);
  return inTreeOrder(terms).map((term) => ({
    ...term,
    use: uses.get(term.name) ?? { appliances: 0, vos: 0 },
  }));
}

/** A term with all that administrators see of it. */
export type AdministeredTerm = NonNullable<Awaited<ReturnType<typeof listTermsForAdministration>>>[number];
