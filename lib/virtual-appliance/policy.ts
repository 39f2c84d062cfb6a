/** Who may do what with an appliance. Pure: the use cases decide by these, and the pages hide what they refuse. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import { isPubliclyVisible } from "./version.ts";

type People = { id: string; ownerId: string | null; maintainers: readonly { personId: string }[] };

/** Any signed-in person may register appliances. */
export function canRegisterAppliance(actor: Actor): boolean {
  return actor.kind === "person" || actor.kind === "system";
}

/** Owner and maintainers edit the entry and work on versions; their tokens, where they were made for this appliance. */
export function canMaintain(actor: Actor, appliance: People): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  if (actor.kind === "token") {
    const madeForIt = actor.writableAppliances.includes(appliance.id);
    return madeForIt && actor.person !== null && canMaintain(actor.person, appliance);
  }
  if (actor.kind !== "person") return false;
  return (
    appliance.ownerId === actor.personId ||
    appliance.maintainers.some(({ personId }) => personId === actor.personId)
  );
}

/**
 * Working and hidden versions are for those who maintain the appliance, and for security officers. A token that reads
 * the API sees what its person sees.
 */
export function canSeeVersion(
  actor: Actor,
  appliance: People,
  version: Parameters<typeof isPubliclyVisible>[0],
): boolean {
  if (actor.kind === "token" && actor.readsApi && actor.person) {
    return canSeeVersion(actor.person, appliance, version);
  }
  return (
    isPubliclyVisible(version) ||
    canMaintain(actor, appliance) ||
    (version.state !== "working" && hasPlatformRole(actor, "security_officer"))
  );
}

/** What was done to an appliance is shown to those who maintain it, in person, and to security officers. */
export function canSeeHistory(actor: Actor, appliance: People): boolean {
  if (actor.kind === "token") return false;
  return canMaintain(actor, appliance) || hasPlatformRole(actor, "security_officer");
}

/** The sentence for those who may not. */
export const MAINTAINERS_ONLY = "Only the owner and the maintainers of this appliance may change it.";

type Members = Omit<People, "id">;

function worksOn(personId: string, { ownerId, maintainers }: Members): boolean {
  return ownerId === personId || maintainers.some((maintainer) => maintainer.personId === personId);
}

/**
 * Owner and administrators decide who works on an appliance: invite, remove, hand over, answer requests to join.
 * Maintainers do not, and no token does, whatever it was made for.
 */
export function canManagePeople(actor: Actor, appliance: Pick<People, "ownerId">): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  return actor.kind === "person" && appliance.ownerId === actor.personId;
}

/** Owner and administrators, in person, archive an appliance and bring it back. */
export function canArchive(actor: Actor, appliance: Pick<People, "ownerId">): boolean {
  return canManagePeople(actor, appliance);
}

/** The same delete one that never published anything; what was public once is for administrators. */
export function canDelete(
  actor: Actor,
  appliance: Pick<People, "ownerId">,
  { wasPublished }: { wasPublished: boolean },
): boolean {
  if (!wasPublished) return canManagePeople(actor, appliance);
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** Maintainers may leave by themselves; an owner hands over first. */
export function canLeave(actor: Actor, { ownerId, maintainers }: Members): boolean {
  if (actor.kind !== "person" || actor.personId === ownerId) return false;
  return maintainers.some(({ personId }) => personId === actor.personId);
}

/** Any person who does not work on the appliance may ask to. */
export function canAskToJoin(actor: Actor, appliance: Members): boolean {
  return actor.kind === "person" && !worksOn(actor.personId, appliance);
}

/** Who was picked, and whoever holds the secret of the message, answer an invitation; nobody answers for them. */
export function canAnswerInvitation(
  actor: Actor,
  invitation: { personId: string | null },
  { holdsSecret }: { holdsSecret: boolean },
): boolean {
  return actor.kind === "person" && (holdsSecret || invitation.personId === actor.personId);
}

/** Who asked may take it back. */
export function canWithdrawJoinRequest(actor: Actor, request: { personId: string }): boolean {
  return actor.kind === "person" && request.personId === actor.personId;
}

/** The sentences for those who may not. */
export const MANAGERS_OF_PEOPLE_ONLY =
  "Only the owner of this appliance and administrators decide who works on it.";
export const OWNERS_ARCHIVE =
  "Only the owner of this appliance and administrators may archive it or bring it back.";
export const OWNERS_DELETE = "Only the owner of this appliance and administrators may delete it.";
export const ADMINISTRATORS_DELETE =
  "Versions of this appliance were published: only administrators may delete it. Its owner may archive it.";
export const PEOPLE_ONLY = "Only people can do this, tokens cannot.";
