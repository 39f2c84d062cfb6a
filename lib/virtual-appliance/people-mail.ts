/** What the messages about the people of an appliance say. */
import { address, formatDate, type Letter, letter, quoted } from "#lib/mail/letter.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { AnswerState } from "#lib/platform/db/generated/enums.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { INVITATION_DAYS, type InvitationRole } from "./invitation.ts";

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
}): Letter {
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
}): Letter {
  const { appliance, role, who, accepted } = answer;
  const now = role === "owner" ? `now owns ${appliance.name}` : `now maintains ${appliance.name}`;
  const what = accepted ? `${who} ${now}` : `${who} declined your invitation to ${appliance.name}`;
  return {
    subject: what,
    text: letter(`${what}.`, address(paths.appliancePeople(appliance.slug))),
  };
}

/** To the owner before, where they did not offer it themselves. */
export function handedOverMail({ appliance, to }: { appliance: Appliance; to: string }): Letter {
  return {
    subject: `${to} now owns ${appliance.name}`,
    text: letter(
      `An administrator handed the virtual appliance “${appliance.name}” over to ${to}. You stay a maintainer of it.`,
      address(paths.appliance(appliance.slug)),
    ),
  };
}

/** To who is a maintainer no more. */
export function removedMail({ appliance, by }: { appliance: Appliance; by: string }): Letter {
  return {
    subject: `You no longer maintain ${appliance.name}`,
    text: letter(
      `${by} removed you from the maintainers of the virtual appliance “${appliance.name}”. If you think that this is a mistake, write to its owner or ask to join again:`,
      address(paths.joinAppliance(appliance.slug)),
    ),
  };
}

/** To the owner of an appliance whose maintainer left. */
export function leftMail({ appliance, who }: { appliance: Appliance; who: string }): Letter {
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
}): Letter {
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
}): Letter {
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
