/** What is written about problems. */
import { address, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";
import { type ProblemReason, reasonInWords } from "./problem.ts";

type Appliance = { slug: string; name: string };

/** To those who mend it; who reported it stays with the administrators. */
export function problemMail(news: {
  appliance: Appliance;
  reason: ProblemReason;
  comment: string | null;
  /** Where it is settled. */
  path: string;
}): Letter {
  const { appliance, reason, comment, path } = news;
  return {
    subject: `Problem with ${appliance.name}: ${reasonInWords(reason)}`,
    text: letter(
      `Somebody reports a problem with the virtual appliance “${appliance.name}”: ${reasonInWords(reason)}.`,
      ...quoted("Whoever reported it", comment),
      "Look at it, and say what became of it:",
      address(path),
    ),
  };
}

/** To whoever reported it. */
export function outcomeMail(news: {
  appliance: Appliance;
  reason: ProblemReason;
  outcome: "resolved" | "dismissed";
  note: string;
}): Letter {
  const { appliance, reason, outcome, note } = news;
  return {
    subject:
      outcome === "resolved"
        ? `Resolved: the problem you reported with ${appliance.name}`
        : `Not taken up: the problem you reported with ${appliance.name}`,
    text: letter(
      `You reported a problem with the virtual appliance “${appliance.name}”: ${reasonInWords(reason)}. ${
        outcome === "resolved" ? "It was marked as resolved." : "An administrator found nothing to be done."
      }`,
      ...quoted("Whoever looked at it", note),
      address(paths.appliance(appliance.slug)),
    ),
  };
}
