/** Who may read the trail. Pure: queries and the export decide by these, and the pages hide what they refuse. */
import { type Actor, hasPlatformRole, personIdOf } from "#lib/platform/actor.ts";

/** The whole trail is for administrators, in person. */
export function canSearchTrail(actor: Actor): boolean {
  return hasPlatformRole(actor, "administrator");
}

/** From where and with which token something was done: administrators may know, and who did it. */
export function canSeeOrigin(actor: Actor, event: { actorKind: string; actorId: string }): boolean {
  if (canSearchTrail(actor)) return true;
  return event.actorKind === "person" && event.actorId === personIdOf(actor);
}

/** The sentence for those who may not. */
export const ADMINISTRATORS_ONLY = "Only administrators may read the whole audit trail.";
