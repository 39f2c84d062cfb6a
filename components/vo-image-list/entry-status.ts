/** The public words for how an entry stands to what its appliance offers today. */
import type { Tone } from "#components/ui/tone.tsx";
import type { EntryStatus } from "#lib/vo-image-list/entry.ts";

type StatusWords = {
  word: string;
  tone: Tone;
  /** What it means, in a sentence. */
  meaning: string;
};

export const entryStatusWords: Record<EntryStatus, StatusWords> = {
  up_to_date: { word: "Up to date", tone: "ok", meaning: "The list offers the appliance's latest version." },
  outdated: {
    word: "Outdated",
    tone: "warn",
    meaning: "The appliance has a later version of this image; the list still offers the earlier one.",
  },
  removed: {
    word: "Removed",
    tone: "warn",
    meaning: "The appliance's latest version has this image no more.",
  },
  expired: {
    word: "Expired",
    tone: "warn",
    meaning: "The date of its version has passed: it leaves the list at the next signing.",
  },
  hidden: {
    word: "Hidden",
    tone: "warn",
    meaning: "Its maintainers withdrew the version: it leaves the list at the next signing.",
  },
  revoked: {
    word: "Revoked",
    tone: "danger",
    meaning: "A security officer stopped the version: the list is published again without it.",
  },
};
