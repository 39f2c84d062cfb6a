/** Reads about the people of an appliance and what is asked between them, as its viewer may see it. */
import type { Actor, PersonActor } from "#lib/platform/actor.ts";
import { hasPlatformRole } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { standingOf } from "./invitation.ts";
import { hashInvitationSecret } from "./invitation-secret.ts";
import { canAskToJoin, canLeave, canMaintain, canManagePeople } from "./policy.ts";

const DAY_MS = 24 * 3600 * 1000;
/** So long those who manage people see that somebody declined. */
const DECLINED_SHOWN_DAYS = 30;

const PERSON = { id: true, name: true } as const;

const APPLIANCE = {
  id: true,
  slug: true,
  name: true,
  summary: true,
  ownerId: true,
  owner: { select: PERSON },
  maintainers: {
    select: { personId: true, createdAt: true, person: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  },
} as const;

const INVITATION = {
  id: true,
  role: true,
  state: true,
  message: true,
  createdAt: true,
  expiresAt: true,
  invitedBy: {
    select: { ...PERSON, blockedAt: true, platformRoles: { select: { role: true } } },
  },
} as const;

const JOIN_REQUEST = {
  id: true,
  message: true,
  createdAt: true,
  person: { select: { ...PERSON, affiliation: true } },
} as const;

/**
 * Who works on the appliance and who is asked to.
 *
 * @returns null for those who do not maintain it. Only who decides sees requests to join, addresses that were
 * invited, and what was written to the invited: `to` and `message` are null for others.
 */
export async function getAppliancePeople(actor: Actor, slug: string, now: Date) {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...APPLIANCE,
      invitations: {
        where: {
          OR: [
            { state: "open" },
            {
              state: "declined",
              answeredAt: { gte: new Date(now.getTime() - DECLINED_SHOWN_DAYS * DAY_MS) },
            },
          ],
        },
        select: { ...INVITATION, email: true, person: { select: PERSON } },
        orderBy: { createdAt: "desc" },
      },
      joinRequests: { where: { state: "open" }, select: JOIN_REQUEST, orderBy: { createdAt: "asc" } },
    },
  });
  if (!appliance || actor.kind !== "person" || !canMaintain(actor, appliance)) return null;
  const { invitations, joinRequests, ...entry } = appliance;
  const mayManage = canManagePeople(actor, appliance);
  return {
    ...entry,
    mayManage,
    mayLeave: canLeave(actor, appliance),
    viewerId: actor.personId,
    joinRequests: mayManage ? joinRequests : [],
    invitations: invitations.map(({ email, person, ...invitation }) => ({
      ...toInvitation(invitation, appliance, now),
      message: mayManage ? invitation.message : null,
      to: email === null ? (person?.name ?? null) : mayManage ? email : null,
      /** Who was picked; whose an address is, nobody is told. */
      personId: email === null ? (person?.id ?? null) : null,
    })),
  };
}

/** Without what its standing was computed from. */
function toInvitation<T extends Parameters<typeof standingOf>[0] & { invitedBy: { name: string } | null }>(
  { state: _state, invitedBy, ...invitation }: T,
  appliance: { ownerId: string | null },
  now: Date,
) {
  return {
    ...invitation,
    inviter: invitedBy?.name ?? null,
    standing: standingOf({ ...invitation, state: _state, invitedBy }, appliance, now),
  };
}

/**
 * The page on which somebody asks to join: what it is about and how their last request stands.
 *
 * @returns null when there is no such appliance
 */
export async function getJoinPage(actor: PersonActor, slug: string, now: Date) {
  const { personId } = actor;
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: {
      ...APPLIANCE,
      invitations: { where: { state: "open", personId }, select: INVITATION },
      joinRequests: {
        where: { personId },
        select: { id: true, state: true, message: true, createdAt: true, answeredAt: true },
        orderBy: { createdAt: "desc" },
        take: 1,
      },
    },
  });
  if (!appliance) return null;
  const { invitations, joinRequests, name, summary, owner } = appliance;
  return {
    ...{ slug, name, summary, owner },
    mayAsk: canAskToJoin(actor, appliance),
    isInvited: invitations.some((invitation) => standingOf(invitation, appliance, now) === "open"),
    request: joinRequests[0] ?? null,
  };
}

/**
 * The invitation that a message's secret stands for, to somebody who is signed in.
 *
 * @returns null when there is none
 */
export async function getInvitationBySecret(actor: PersonActor, secret: string, now: Date) {
  const found = await getDatabase().applianceInvitation.findUnique({
    where: { secretSha256: hashInvitationSecret(secret) },
    select: { ...INVITATION, email: true, appliance: { select: APPLIANCE } },
  });
  if (!found) return null;
  const { appliance, email, ...invitation } = found;
  const { slug, name, summary, owner } = appliance;
  return {
    ...toInvitation(invitation, appliance, now),
    email,
    appliance: { slug, name, summary, owner },
    owns: appliance.ownerId === actor.personId,
    maintains: appliance.maintainers.some(({ personId }) => personId === actor.personId),
  };
}

/**
 * What waits for somebody's answer: invitations to them, and requests to join what they own. Administrators answer for
 * appliances that nobody owns.
 */
export async function listWaitingFor(actor: PersonActor, now: Date) {
  const { personId } = actor;
  const decides = hasPlatformRole(actor, "administrator")
    ? { OR: [{ ownerId: personId }, { ownerId: null }] }
    : { ownerId: personId };
  const appliance = { select: { slug: true, name: true, ownerId: true, owner: { select: PERSON } } };
  const [invitations, joinRequests] = await Promise.all([
    getDatabase().applianceInvitation.findMany({
      where: { personId, state: "open" },
      select: { ...INVITATION, appliance },
      orderBy: { createdAt: "asc" },
    }),
    getDatabase().joinRequest.findMany({
      where: { state: "open", appliance: decides },
      select: { ...JOIN_REQUEST, appliance: { select: { slug: true, name: true } } },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  return {
    invitations: invitations
      .map((invitation) => toInvitation(invitation, invitation.appliance, now))
      .filter(({ standing }) => standing === "open"),
    joinRequests,
  };
}
