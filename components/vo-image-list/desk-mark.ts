/** The public words for what publishing does to an appliance's entries, and for how far its images were checked. */
import type { Tone } from "#components/ui/tone.tsx";
import type { DeskMark } from "#lib/vo-image-list/desk-row.ts";

/** Null: nothing happens to them. */
export const deskMarkWords: Record<DeskMark, { word: string; tone: Tone } | null> = {
  kept: null,
  to_add: { word: "Will be added", tone: "info" },
  to_remove: { word: "Will be removed", tone: "danger" },
  to_update: { word: "Will be updated", tone: "info" },
  candidate: { word: "Not in the list", tone: "neutral" },
};

/** "Checked here": sizes and checksums of all were measured; else how many were, or that none was. */
export function describeIntegrity(images: readonly { checksumSource: string | null }[]): string {
  const checked = images.filter(({ checksumSource }) => checksumSource === "measured").length;
  if (checked === images.length) return "Checked here";
  return checked === 0 ? "As declared" : `${checked} of ${images.length} checked`;
}
