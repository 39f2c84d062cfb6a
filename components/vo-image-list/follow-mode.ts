/** The public words for how a list follows an appliance. */
import type { FollowMode } from "#lib/vo-image-list/schema.ts";

type FollowModeWords = {
  choice: string;
  /** Said once it was chosen. */
  done: string;
};

export const followModeWords: Record<FollowMode, FollowModeWords> = {
  decide: { choice: "I decide", done: "newer versions wait for you" },
  prepare: { choice: "Prepare and tell me", done: "the draft takes newer versions, and you are told" },
  publish: { choice: "Publish for me", done: "newer versions that passed their check are published for you" },
};
