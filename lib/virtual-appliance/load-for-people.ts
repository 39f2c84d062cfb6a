/** The first half of every use case about the people of an appliance: find it, lock it, and read who they are. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound } from "#lib/platform/errors.ts";
import { hashInvitationSecret } from "./invitation-secret.ts";
import type { InvitationAnswer } from "./people-schema.ts";

const PERSON = { id: true, name: true, email: true, blockedAt: true } as const;

const PEOPLE = {
  id: true,
  slug: true,
  name: true,
  ownerId: true,
  owner: { select: PERSON },
  maintainers: { select: { personId: true, person: { select: PERSON } } },
} as const;

/** What the standing of an invitation depends on, and who is to be told. */
const INVITATION = {
  id: true,
  role: true,
  personId: true,
  person: { select: { name: true } },
  email: true,
  state: true,
  expiresAt: true,
  invitedBy: { select: { ...PERSON, platformRoles: { select: { role: true } } } },
} as const;

export type AppliancePeople = Awaited<ReturnType<typeof lockPeople>>;
export type OpenInvitation = Awaited<ReturnType<typeof listOpenInvitations>>[number];

/**
 * The appliance with its people, locked until the transaction ends: of two changes of the people of one appliance, the
 * second sees what the first did.
 *
 * @throws AppError `not_found`
 */
export async function lockPeople(tx: Transaction, where: { id: string } | { slug: string }) {
  const found = await tx.virtualAppliance.findUnique({ where, select: { id: true } });
  if (!found || !(await lockRow(tx, "VirtualAppliance", found.id))) throw notFound("appliance");
  return tx.virtualAppliance.findUniqueOrThrow({ where: { id: found.id }, select: PEOPLE });
}

/** Invitations to the appliance that nobody has answered, those that have run out included. */
export async function listOpenInvitations(tx: Transaction, applianceId: string) {
  return tx.applianceInvitation.findMany({ where: { applianceId, state: "open" }, select: INVITATION });
}

/**
 * An invitation with its appliance, locked.
 *
 * @throws AppError `not_found`
 */
export async function lockInvitation(tx: Transaction, named: InvitationAnswer) {
  const where =
    "secret" in named ? { secretSha256: hashInvitationSecret(named.secret) } : { id: named.invitationId };
  const found = await tx.applianceInvitation.findUnique({
    where,
    select: { id: true, applianceId: true },
  });
  if (!found) throw notFound("invitation");
  const appliance = await lockPeople(tx, { id: found.applianceId });
  const invitation = await tx.applianceInvitation.findUniqueOrThrow({
    where: { id: found.id },
    select: INVITATION,
  });
  return { appliance, invitation };
}

/**
 * A request to join with its appliance, locked.
 *
 * @throws AppError `not_found`
 */
export async function lockJoinRequest(tx: Transaction, requestId: string) {
  const found = await tx.joinRequest.findUnique({ where: { id: requestId }, select: { applianceId: true } });
  if (!found) throw notFound("request");
  const appliance = await lockPeople(tx, { id: found.applianceId });
  const request = await tx.joinRequest.findUniqueOrThrow({
    where: { id: requestId },
    select: { id: true, state: true, personId: true, person: { select: PERSON } },
  });
  return { appliance, request };
}
