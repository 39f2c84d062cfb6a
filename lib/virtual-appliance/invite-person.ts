/** Invites somebody to maintain an appliance, or to take it over. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { type InvitationRole, invitationEnd, standingOf } from "./invitation.ts";
import { makeInvitationSecret } from "./invitation-secret.ts";
import { limitInvitations, limitMessages } from "./limit-messages.ts";
import {
  type AppliancePeople,
  listOpenInvitations,
  lockPeople,
  type OpenInvitation,
} from "./load-for-people.ts";
import { invitationMail, linkOf, nameInMail } from "./people-mail.ts";
import type { InvitationFields } from "./people-schema.ts";
import { canManagePeople, MANAGERS_OF_PEOPLE_ONLY } from "./policy.ts";
import { mailsAboutInvitation, settleInvitation } from "./settle-invitation.ts";

/** Who is invited. Whoever invites an address is never told whose it is. */
type Invitee = {
  personId: string | null;
  /** Set: invited by address, so that whoever has the secret may answer. */
  email: string | null;
  /** Where the message goes; empty: nowhere. */
  recipient: string;
  /** How the inviter calls them. */
  called: string;
};

/**
 * Somebody who was picked finds the invitation in their account and in their mail; an address gets a message with a
 * link. Both stand for 14 days.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` for who is invited or works on it already, or `rate_limited`
 *   for who invited too often today
 */
export async function invitePerson(
  actor: Actor,
  fields: InvitationFields,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { slug, role, message } = fields;
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    requireThat(canManagePeople(actor, appliance), actor, MANAGERS_OF_PEOPLE_ONLY);
    const invitee = await findInvitee(tx, fields);
    refuseWhoIsThere(appliance, role, invitee);
    refuseSecondInvitation(await closeWhatNoLongerStands(tx, appliance, now), role, invitee);
    if (role === "maintainer") await refuseWhoAsked(tx, appliance.id, invitee);
    await limitInviter(tx, actor, invitee, now);
    const secret = invitee.email === null ? null : makeInvitationSecret();
    const invitation = await tx.applianceInvitation.create({
      data: {
        ...{ applianceId: appliance.id, role, message },
        ...{ personId: invitee.personId, email: invitee.email },
        secretSha256: secret?.secretSha256 ?? null,
        invitedById: personIdOf(actor),
        ...{ createdAt: now, expiresAt: invitationEnd(now) },
      },
      select: { id: true, expiresAt: true },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.invitation_sent",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { invitationId: invitation.id, role, to: invitee.called },
    });
    const text = invitationMail({
      ...{ appliance, role, message, inviter: nameInMail(actor) },
      ...{ secret: secret?.secret ?? null, expiresAt: invitation.expiresAt },
    });
    const confidential = secret && {
      text: linkOf(secret.secret),
      about: mailsAboutInvitation(invitation.id),
    };
    await writeMail(tx, { recipient: invitee.recipient, ...text, confidential }, now);
  });
  return { slug };
}

/** The service itself may write as often as it must. */
async function limitInviter(tx: Transaction, actor: Actor, invitee: Invitee, now: Date): Promise<void> {
  const causedById = personIdOf(actor);
  if (causedById === null) return;
  if (invitee.email !== null) await limitInvitations(tx, causedById, now);
  await limitMessages(tx, { causedById, recipient: invitee.recipient, now });
}

async function findInvitee(tx: Transaction, fields: InvitationFields): Promise<Invitee> {
  if ("email" in fields) {
    const { email } = fields;
    return { personId: await findOwnerOfAddress(tx, email), email, recipient: email, called: email };
  }
  const person = await tx.person.findUnique({
    where: { id: fields.personId, blockedAt: null, mergedIntoId: null },
    select: { id: true, name: true, email: true },
  });
  if (!person) throw notFound("person");
  return { personId: person.id, email: null, recipient: person.email, called: person.name };
}

/** The one person whose identity provider made sure that the address is theirs; null when there is none, or several. */
async function findOwnerOfAddress(tx: Transaction, email: string): Promise<string | null> {
  const people = await tx.person.findMany({
    where: {
      ...{ blockedAt: null, mergedIntoId: null },
      identities: {
        some: { emailVerified: true, email: { equals: escapeLike(email), mode: "insensitive" } },
      },
    },
    select: { id: true },
    take: 2,
  });
  return people.length === 1 ? (people[0]?.id ?? null) : null;
}

function refuse(reason: string, message: string, { email }: Invitee): never {
  throw new AppError("conflict", reason, message, email === null ? {} : { email: message });
}

/** Of an address nothing is said: that somebody here has it is theirs to tell. Accepting is then refused. */
function refuseWhoIsThere(appliance: AppliancePeople, role: InvitationRole, invitee: Invitee): void {
  const { personId, called: who } = invitee;
  if (personId === null || invitee.email !== null) return;
  if (personId === appliance.ownerId) refuse("owns_it", `${who} owns the appliance already.`, invitee);
  const maintains = appliance.maintainers.some((maintainer) => maintainer.personId === personId);
  if (role === "maintainer" && maintains) {
    refuse("maintains_it", `${who} maintains the appliance already.`, invitee);
  }
}

/**
 * An invitation that has run out must not stand in the way of another one.
 *
 * @returns those that still stand
 */
async function closeWhatNoLongerStands(
  tx: Transaction,
  appliance: AppliancePeople,
  now: Date,
): Promise<OpenInvitation[]> {
  const standing: OpenInvitation[] = [];
  for (const invitation of await listOpenInvitations(tx, appliance.id)) {
    if (standingOf(invitation, appliance, now) === "open") standing.push(invitation);
    else await settleInvitation(tx, invitation.id, { state: "withdrawn", now });
  }
  return standing;
}

function refuseSecondInvitation(
  open: readonly OpenInvitation[],
  role: InvitationRole,
  invitee: Invitee,
): void {
  const alike = open.filter((invitation) => invitation.role === role);
  const [offer] = alike;
  if (role === "owner" && offer) {
    const whom = offer.email ?? offer.person?.name;
    refuse(
      "offered_already",
      `The appliance is offered to ${whom} already. Withdraw that offer before you make another one.`,
      invitee,
    );
  }
  // Addresses are compared with addresses and people with people: a refusal must not tell whose an address is.
  const isSame = ({ personId, email }: OpenInvitation) =>
    invitee.email === null ? email === null && personId === invitee.personId : email === invitee.email;
  if (!alike.some(isSame)) return;
  const who = invitee.email === null ? invitee.called : "Whoever has this address";
  refuse(
    "invited_already",
    `${who} is invited already and has not answered yet. To send another invitation, withdraw that one first.`,
    invitee,
  );
}

/** Who was picked and has asked to join wants an answer, not a question. */
async function refuseWhoAsked(tx: Transaction, applianceId: string, invitee: Invitee): Promise<void> {
  if (invitee.personId === null || invitee.email !== null) return;
  const { personId, called } = invitee;
  const asked = await tx.joinRequest.count({ where: { applianceId, personId, state: "open" } });
  if (asked === 0) return;
  refuse("asked_already", `${called} has asked to join: accept that request instead.`, invitee);
}
