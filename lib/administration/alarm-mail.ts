/** What administrators are written when sites may soon get what they refuse. */
import { address, type Letter, letter } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";

/** @param troubles sentences */
export function alarmMail(troubles: readonly string[]): Letter {
  const [first = ""] = troubles;
  return {
    subject:
      troubles.length === 1
        ? `Image lists need you: ${first.slice(0, 80)}`
        : `Image lists need you: ${troubles.length} troubles`,
    text: letter(
      "Signed image lists are in trouble. Sites that get a list which has run out delete its images, so do not wait:",
      ...troubles,
      "See whether a worker is running, what it failed with, and whether it has its key and certificate:",
      address(paths.administration()),
      address(paths.adminJobs()),
      "This message comes every day as long as it lasts.",
    ),
  };
}
