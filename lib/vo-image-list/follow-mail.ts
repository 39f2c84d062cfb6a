/** What managers are told when their list follows an appliance. */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

/** What became of the wish to publish: the number of the revision, nothing to publish, or why it was not possible. */
export type FollowOutcome =
  | { kind: "published"; number: number }
  | { kind: "prepared" }
  | { kind: "held_back"; reasons: readonly string[] };

/** To those who curate the list. */
export function followedMail(news: {
  vo: string;
  appliance: { slug: string; name: string };
  version: string;
  outcome: FollowOutcome;
}): Letter {
  const { vo, appliance, version, outcome } = news;
  const what = `${appliance.name} ${version}`;
  const of = [
    `Version ${version} of the virtual appliance “${appliance.name}” was published:`,
    address(paths.version(appliance.slug, version)),
  ];
  if (outcome.kind === "published") {
    return {
      subject: `The image list of ${vo} follows ${what}`,
      text: letter(
        ...of,
        `The image list of VO ${vo} follows this appliance by itself. Revision ${outcome.number} holds the new version and is served as soon as it is signed:`,
        address(paths.revision(vo, outcome.number)),
        "To decide yourself from now on, choose so in the draft:",
        address(paths.draft(vo)),
      ),
    };
  }
  const heldBack =
    outcome.kind === "held_back"
      ? [`It was not published by itself, as you had asked for: ${outcome.reasons.join("; ")}.`]
      : [];
  return {
    subject: `The draft of ${vo} holds ${what}: publish it`,
    text: letter(
      ...of,
      `The draft of the image list of VO ${vo} holds the new version. Sites keep the earlier one until you publish the list:`,
      address(paths.draft(vo)),
      ...heldBack,
    ),
  };
}
