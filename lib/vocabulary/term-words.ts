/** How the kinds of terms are spoken of, in sentences and addresses. */
import type { VocabularyKind } from "./term.ts";

type KindWords = { one: string; many: string; path: "categories" | "disciplines" | "licences" };

export const KIND_WORDS: Readonly<Record<VocabularyKind, KindWords>> = {
  category: { one: "category", many: "categories", path: "categories" },
  discipline: { one: "discipline", many: "disciplines", path: "disciplines" },
  licence: { one: "licence", many: "licences", path: "licences" },
};

/** "3 appliances and 1 VO"; "nothing". */
export function describeUse({ appliances, vos }: { appliances: number; vos: number }): string {
  const parts = [
    appliances > 0 && `${appliances} ${appliances === 1 ? "appliance" : "appliances"}`,
    vos > 0 && `${vos} ${vos === 1 ? "VO" : "VOs"}`,
  ].filter(Boolean);
  return parts.join(" and ") || "nothing";
}
