/** What the administration says about each kind of term. */
import type { VocabularyKind } from "#lib/vocabulary/term.ts";

type KindTexts = { title: string; purpose: string; descriptionHelp: string; urlHelp: string };

export const KIND_TEXTS: Readonly<Record<VocabularyKind, KindTexts>> = {
  category: {
    title: "Categories",
    purpose: "The shelves of the catalogue. Every appliance is on exactly one.",
    descriptionHelp: "What belongs there, in a sentence.",
    urlHelp: "Where it is described, if anywhere.",
  },
  discipline: {
    title: "Disciplines",
    purpose:
      "The sciences that appliances were made for and that VOs belong to. Any number for an appliance.",
    descriptionHelp: "What belongs to it, in a sentence.",
    urlHelp: "Its entry in a classification, if there is one.",
  },
  licence: {
    title: "Licences",
    purpose: "Suggestions while somebody types: authors may write any other licence too.",
    descriptionHelp: "Its full name.",
    urlHelp: "Its text.",
  },
};
