/** Finds people for administrators to give a role to. */
import type { Actor } from "#lib/platform/actor.ts";
import { type FoundPerson, findPeople } from "./find-people.ts";
import { canAdministerPeople } from "./policy.ts";

/** As many as are offered to pick from; who is not among them is found by another word. */
const PICK_SIZE = 8;

/**
 * The first few whom these words may mean.
 *
 * @returns nobody for those who may not administer people
 */
export async function pickPeople(actor: Actor, text: string): Promise<FoundPerson[]> {
  if (!canAdministerPeople(actor)) return [];
  return (await findPeople(actor, { text, most: PICK_SIZE })).people;
}
