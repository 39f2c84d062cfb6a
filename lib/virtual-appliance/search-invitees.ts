/** Finds people by name, to invite them to an appliance. */
import { type FoundPerson, findPeople } from "#lib/identity/find-people.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canManagePeople } from "./policy.ts";

const MOST_FOUND = 20;

/** Somebody who may be invited. */
export type Invitee = FoundPerson & {
  /** What they are to the appliance already. */
  part: "owner" | "maintainer" | null;
};

/**
 * People whose name holds every word of the text.
 *
 * @returns null for those who do not decide who works on the appliance; `more`: not all are listed
 */
export async function searchInvitees(
  actor: Actor,
  { slug, text }: { slug: string; text: string },
): Promise<{ people: Invitee[]; more: boolean } | null> {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: { ownerId: true, maintainers: { select: { personId: true } } },
  });
  if (!appliance || !canManagePeople(actor, appliance)) return null;
  const { people, more } = await findPeople(actor, { text, most: MOST_FOUND });
  const maintainers = new Set(appliance.maintainers.map(({ personId }) => personId));
  const partOf = (id: string) =>
    id === appliance.ownerId ? "owner" : maintainers.has(id) ? "maintainer" : null;
  return { people: people.map((person) => ({ ...person, part: partOf(person.id) })), more };
}
