/** Actions of the catalogue as choices of a list. */
import { auditActionGroups, auditActions } from "#lib/audit/audit-event.ts";

const GROUPS: Readonly<Record<string, string>> = {
  person: "People",
  vo: "VOs",
  draft: "Drafts of image lists",
  revision: "Revisions of image lists",
  list: "Imports of image lists",
  list_request: "Requests to VOs",
  access_token: "Access tokens",
  provider: "Providers",
  appliance: "Appliances",
  delivery: "Continuous delivery",
  file: "Uploaded files",
  version: "Versions",
  image: "Images",
  integrity_check: "Integrity checks",
  rating: "Ratings",
  problem: "Problems reported",
  vocabulary: "Vocabulary",
  job: "Jobs",
  audit: "Audit trail",
};

const ABBREVIATIONS: Readonly<Record<string, string>> = { vo: "VO" };

/** A group of actions, and each of them, with the word to show. */
export type ActionChoices = {
  value: string;
  label: string;
  actions: { value: string; label: string }[];
};

/** Groups in the order of the catalogue; the value of a group ends with a point. */
export const actionChoices: readonly ActionChoices[] = auditActionGroups.map((group) => ({
  value: `${group}.`,
  label: groupWord(group),
  actions: auditActions
    .filter((action) => action.startsWith(`${group}.`))
    // With the group: a closed list shows the choice alone.
    .map((action) => ({ value: action, label: `${groupWord(group)}: ${actionWord(action)}` })),
}));

/** "Versions". */
export function groupWord(group: string): string {
  return GROUPS[group] ?? group;
}

/** "version.list_signed" → "list signed". */
export function actionWord(action: string): string {
  const words = action.slice(action.indexOf(".") + 1).split("_");
  return words.map((word) => ABBREVIATIONS[word] ?? word).join(" ");
}
