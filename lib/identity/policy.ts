/** Who may do what with people. Pure: the use cases decide by these, and the pages hide what they refuse. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** A profile is its person's own: nobody else edits it, no administrator and no token. The sentence for those. */
export const OWN_PROFILE_ONLY = "A profile is edited by its own person, signed in here in a browser.";

/** May give and take roles, block people and see where their roles come from. In person: no token ever may. */
export function canAdministerPeople(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** The sentence for those who may not. */
export const PEOPLE_ADMINISTRATORS_ONLY = "Only administrators give and take roles and block people.";

/** Nobody blocks themselves. */
export function canBlock(actor: Actor, person: { id: string }): boolean {
  return canAdministerPeople(actor) && !isSelf(actor, person);
}

/** Is this the actor's own record? */
export function isSelf(actor: Actor, person: { id: string }): boolean {
  return actor.kind === "person" && actor.personId === person.id;
}
