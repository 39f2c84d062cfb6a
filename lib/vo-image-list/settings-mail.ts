/** What those are told whom a change of a list's settings concerns. */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

const WORDS: Readonly<Record<string, string>> = {
  visibility: "who may fetch the list",
  followDefault: "how new appliances are followed",
  validityDays: "how long a signed list is valid",
  needsApproval: "whether publishing needs a second pair of eyes",
  noticeRoles: "which roles are told what happens to the list",
  noticeAddresses: "which further addresses are told",
};

/** @param news `changed`: names of the settings */
export function settingsChangedMail(news: { vo: string; by: string; changed: readonly string[] }): Letter {
  const { vo, by, changed } = news;
  return {
    subject: `Image list of ${vo}: settings changed`,
    text: letter(
      `${by} changed the settings of the image list of VO ${vo}: ${changed.map((name) => WORDS[name] ?? name).join("; ")}.`,
      address(paths.listSettings(vo)),
      "If that was not agreed, talk to each other: the history of the VO says what the settings were.",
      address(paths.voHistory(vo)),
    ),
  };
}
