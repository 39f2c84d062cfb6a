/** Who may rate, answer and moderate. Pure. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

type Members = { ownerId: string | null; maintainers: readonly { personId: string }[] };

/** Does this person work on the appliance? */
export function worksOn(personId: string, { ownerId, maintainers }: Members): boolean {
  return ownerId === personId || maintainers.some((maintainer) => maintainer.personId === personId);
}

/** Anybody who is signed in and does not work on it. */
export function canRate(actor: Actor, appliance: Members): boolean {
  return actor.kind === "person" && !worksOn(actor.personId, appliance);
}

/** Owner, maintainers and administrators answer comments, in person. */
export function canAnswer(actor: Actor, appliance: Members): boolean {
  if (actor.kind !== "person") return false;
  return worksOn(actor.personId, appliance) || hasPlatformRole(actor, "administrator");
}

/** Administrators moderate what people write. */
export function canModerate(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** The sentences for those who may not. */
export const OTHERS_RATE =
  "People who do not work on an appliance rate it, signed in in a browser; its owner and maintainers answer.";
export const MAINTAINERS_ANSWER = "Only the owner and the maintainers of this appliance answer comments.";
export const MODERATORS_DECIDE = "Only administrators decide which comments stay.";
