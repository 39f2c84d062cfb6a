/** What the messages about the people of an appliance say. */
import { oneLine } from "#lib/mail/mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { AnswerState } from "#lib/platform/db/generated/enums.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { INVITATION_DAYS, type InvitationRole } from "./invitation.ts";

/** Everything that some mail program shows as the end of a line. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

type Text = { subject: string; text: string };
type Appliance = { slug: string; name: string };

/** Who acts, to those who are told of it: a person, or the service. */
export function nameInMail(actor: Actor): string {
  return actor.kind === "person" ? actor.name : getSettings().endorser.name;
}

/** To whom somebody invites; `secret` for those who are only known by their address. */
export function invitationMail(invitation: {
  appliance: Appliance;
  role: InvitationRole;
  inviter: string;
  message: string | null;
  secret: string | null;
  expiresAt: Date;
}): Text {
  const { appliance, role, inviter, message, secret, expiresAt } = invitation;
  const what = role === "owner" ? "become the owner of" : "maintain";
  return {
    subject: `${inviter} invites you to ${what} ${appliance.name}`,
    text: letter(
      `${inviter} invites you to ${what} the virtual appliance “${appliance.name}”:`,
      address(paths.appliance(appliance.slug)),
      role === "owner"
        ? "Its owner decides who works on it and answers for it. Who owns it now stays a maintainer when you accept."
        : "Maintainers edit its entry and publish its versions.",
      ...quoted(inviter, message),
      `Accept or decline until ${formatDate(expiresAt)}:`,
      secret ? linkOf(secret) : address(paths.account()),
      ...(secret
        ? [
            `Whoever has this address can answer for ${INVITATION_DAYS} days, so keep it to yourself. If you do not know what this is about, do nothing.`,
          ]
        : []),
    ),
  };
}

/** The link with which whoever has it can answer. */
export function linkOf(secret: string): string {
  return address(paths.invitation(secret));
}

/** To whoever sent the invitation. */
export function invitationAnswerMail(answer: {
  appliance: Appliance;
  role: InvitationRole;
  who: string;
  accepted: boolean;
}): Text {
  const { appliance, role, who, accepted } = answer;
  const now = role === "owner" ? `now owns ${appliance.name}` : `now maintains ${appliance.name}`;
  const what = accepted ? `${who} ${now}` : `${who} declined your invitation to ${appliance.name}`;
  return {
    subject: what,
    text: letter(`${what}.`, address(paths.appliancePeople(appliance.slug))),
  };
}

/** To the owner before, where they did not offer it themselves. */
export function handedOverMail({ appliance, to }: { appliance: Appliance; to: string }): Text {
  return {
    subject: `${to} now owns ${appliance.name}`,
    text: letter(
      `An administrator handed the virtual appliance “${appliance.name}” over to ${to}. You stay a maintainer of it.`,
      address(paths.appliance(appliance.slug)),
    ),
  };
}

/** To who is a maintainer no more. */
export function removedMail({ appliance, by }: { appliance: Appliance; by: string }): Text {
  return {
    subject: `You no longer maintain ${appliance.name}`,
    text: letter(
      `${by} removed you from the maintainers of the virtual appliance “${appliance.name}”. If you think that this is a mistake, write to its owner or ask to join again:`,
      address(paths.joinAppliance(appliance.slug)),
    ),
  };
}

/** To the owner of an appliance whose maintainer left. */
export function leftMail({ appliance, who }: { appliance: Appliance; who: string }): Text {
  return {
    subject: `${who} no longer maintains ${appliance.name}`,
    text: letter(
      `${who} left the maintainers of the virtual appliance “${appliance.name}”.`,
      address(paths.appliancePeople(appliance.slug)),
    ),
  };
}

/** To those who decide. */
export function joinRequestMail(request: {
  appliance: Appliance;
  who: string;
  message: string;
  hasOwner: boolean;
}): Text {
  const { appliance, who, message, hasOwner } = request;
  return {
    subject: `${who} asks to maintain ${appliance.name}`,
    text: letter(
      `${who} asks to become a maintainer of the virtual appliance “${appliance.name}”.`,
      ...(hasOwner
        ? []
        : ["There is no owner who could answer, so administrators do. You can also invite an owner."]),
      ...quoted(who, message),
      "Accept or decline:",
      address(paths.appliancePeople(appliance.slug)),
    ),
  };
}

/** To who asked. */
export function joinAnswerMail(answer: {
  appliance: Appliance;
  state: Extract<AnswerState, "accepted" | "declined">;
  by: string;
  words: string | null;
}): Text {
  const { appliance, state, by, words } = answer;
  return {
    subject:
      state === "accepted"
        ? `You now maintain ${appliance.name}`
        : `Your request to maintain ${appliance.name} was declined`,
    text: letter(
      state === "accepted"
        ? `${by} accepted your request: you are now a maintainer of the virtual appliance “${appliance.name}”.`
        : `${by} declined your request to become a maintainer of the virtual appliance “${appliance.name}”.`,
      ...quoted(by, words),
      address(paths.appliance(appliance.slug)),
    ),
  };
}

/** Names hold no line breaks here, so that nobody writes paragraphs of their own by what they or things are called. */
function letter(...paragraphs: (string | Quotation)[]): string {
  const clean = paragraphs.map((paragraph) =>
    typeof paragraph === "string" ? oneLine(paragraph) : paragraph.quotation,
  );
  return ["Good day,", ...clean, getSettings().endorser.name].join("\n\n");
}

type Quotation = { quotation: string };

/** Somebody's own words, marked as such: what they write must not look as if the service said it. */
function quoted(who: string, message: string | null): (string | Quotation)[] {
  if (message === null) return [];
  const lines = message.split(LINE_END).map((line) => `> ${line}`.trimEnd());
  return [`${who} writes:`, { quotation: lines.join("\n") }];
}

function address(path: string): string {
  return `${getSettings().baseUrl}${path}`;
}

function formatDate(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}
