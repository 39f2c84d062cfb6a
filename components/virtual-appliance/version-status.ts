/** The public words for what a version is. */
import type { Tone } from "#components/ui/tone.tsx";
import type { VersionStatus } from "#lib/virtual-appliance/version.ts";

type StatusWords = {
  word: string;
  tone: Tone;
  /** A sentence for those who wonder what the word means to them. */
  meaning: string;
};

export const versionStatusWords: Record<VersionStatus, StatusWords> = {
  working: {
    word: "Working version",
    tone: "info",
    meaning: "It is being prepared; only those who maintain the appliance see it.",
  },
  current: { word: "Current", tone: "ok", meaning: "The latest version, fit to be used." },
  superseded: {
    word: "Superseded",
    tone: "neutral",
    meaning: "A later version has taken its place; it may still be used.",
  },
  hidden: { word: "Hidden", tone: "warn", meaning: "Its maintainers have withdrawn it from view." },
  revoked: {
    word: "Revoked",
    tone: "danger",
    meaning: "A security officer has stopped it. Do not start it, and replace machines made from it.",
  },
  expired: {
    word: "Expired",
    tone: "warn",
    meaning: "Its date has passed: nobody vouches for its state any more.",
  },
};
