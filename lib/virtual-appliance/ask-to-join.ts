/** Somebody asks to become a maintainer of an appliance. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { standingOf } from "./invitation.ts";
import { limitMessages } from "./limit-messages.ts";
import { type AppliancePeople, listOpenInvitations, lockPeople } from "./load-for-people.ts";
import { joinRequestMail } from "./people-mail.ts";
import { canAskToJoin, PEOPLE_ONLY } from "./policy.ts";

/**
 * The owner is told; where there is none who could answer, the administrators are.
 *
 * @throws AppError `not_found`, `forbidden` for tokens and for who works on it, `conflict` for who is invited or has
 *   asked already, `rate_limited` for who asked the same people too often today
 */
export async function askToJoin(
  actor: Actor,
  { slug, message }: { slug: string; message: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId, name } = requirePersonActor(actor, PEOPLE_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    requireThat(canAskToJoin(actor, appliance), actor, "You work on this appliance already.");
    await refuseWhoIsInvited(tx, appliance, personId, now);
    await refuseWhoAsked(tx, appliance.id, personId);
    const hasOwner = appliance.owner !== null && appliance.owner.blockedAt === null;
    const ownersAddress = hasOwner ? (appliance.owner?.email ?? "") : null;
    await limitMessages(tx, { causedById: personId, recipient: ownersAddress, now });
    const { id } = await tx.joinRequest.create({
      data: { applianceId: appliance.id, personId, message, createdAt: now },
      select: { id: true },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.join_requested",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { requestId: id, personId, name },
    });
    const text = joinRequestMail({ appliance, who: name, message, hasOwner });
    const recipients = ownersAddress === null ? await listAdministrators(tx) : [ownersAddress];
    for (const recipient of recipients) await writeMail(tx, { recipient, ...text }, now);
  });
  return { slug };
}

async function refuseWhoIsInvited(
  tx: Transaction,
  appliance: AppliancePeople,
  personId: string,
  now: Date,
): Promise<void> {
  const invitations = await listOpenInvitations(tx, appliance.id);
  const mine = invitations.filter((invitation) => invitation.personId === personId);
  if (!mine.some((invitation) => standingOf(invitation, appliance, now) === "open")) return;
  throw new AppError(
    "conflict",
    "invited_already",
    "You are invited to this appliance already: accept the invitation in your account.",
  );
}

async function refuseWhoAsked(tx: Transaction, applianceId: string, personId: string): Promise<void> {
  if ((await tx.joinRequest.count({ where: { applianceId, personId, state: "open" } })) === 0) return;
  throw new AppError(
    "conflict",
    "asked_already",
    "You have asked already and there is no answer yet. To write something else, withdraw that request first.",
  );
}

async function listAdministrators(tx: Transaction): Promise<string[]> {
  const people = await tx.person.findMany({
    where: {
      ...{ blockedAt: null, mergedIntoId: null },
      platformRoles: { some: { role: "administrator" } },
    },
    select: { email: true },
  });
  return [...new Set(people.map(({ email }) => email))];
}
