/** What is written about requests to VOs. */
import { address, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import { paths } from "#lib/platform/paths.ts";
import type { RequestKind } from "./request-kind.ts";

type Appliance = { slug: string; name: string };
type Words = { subject: string | null; message: string | null };

/** To those who curate the list. `asked`: as `describeRequest` says it. */
export function requestMail(
  news: { appliance: Appliance; vo: string; asked: string; sender: string } & Words,
): Letter {
  const { appliance, vo, asked, sender, subject, message } = news;
  const isMessage = subject !== null;
  return {
    subject: isMessage ? `${appliance.name}: ${subject}` : `${sender} asks ${asked}`,
    text: letter(
      isMessage
        ? `${sender}, who works on the virtual appliance “${appliance.name}”, tells ${asked}:`
        : `${sender}, who works on the virtual appliance “${appliance.name}”, asks ${asked}:`,
      address(paths.appliance(appliance.slug)),
      ...quoted(sender, message),
      "Answer beside the draft of the list:",
      address(`${paths.draft(vo)}#requests`),
    ),
  };
}

const REPORTED: Record<RequestKind, string> = {
  suggest: "to include it",
  new_version: "to update to its latest version",
  exclude: "to take it out",
  message: "your message",
};

/** To whoever asked: a copy, with the VOs that it went to. */
export function requestReportMail(
  news: { appliance: Appliance; vos: readonly string[]; kind: RequestKind } & Words,
): Letter {
  const { appliance, vos, kind, subject, message } = news;
  return {
    subject: `Sent to ${vos.length === 1 ? vos[0] : `${vos.length} VOs`}: ${subject ?? appliance.name}`,
    text: letter(
      kind === "message"
        ? `This went to the managers of ${vos.join(", ")}, about the virtual appliance “${appliance.name}”.`
        : `You asked the managers of ${vos.join(", ")} about the virtual appliance “${appliance.name}”: ${REPORTED[kind]}.`,
      ...quoted("You", message),
      "Whether they have answered stands here:",
      address(paths.applianceVos(appliance.slug)),
    ),
  };
}

/** To whoever asked. */
export function requestAnswerMail(news: {
  appliance: Appliance;
  vo: string;
  asked: string;
  answer: "accept" | "decline";
  by: string;
  text: string | null;
}): Letter {
  const { appliance, vo, asked, answer, by, text } = news;
  const verb = answer === "accept" ? "agreed" : "declined";
  return {
    subject: `${vo}: ${answer === "accept" ? "yes" : "no"} to your request about ${appliance.name}`,
    text: letter(
      `${by} ${verb}. You had asked ${asked}.`,
      ...quoted(by, text),
      ...(answer === "accept"
        ? ["What was changed stands in the draft of the list; sites have it once the list is published."]
        : []),
      address(paths.applianceVos(appliance.slug)),
    ),
  };
}
