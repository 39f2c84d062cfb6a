/** What is read of a person to act as them, and the actor it makes. */
import type { PersonActor } from "#lib/platform/actor.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";

export const PERSON_ACTOR_SELECT = {
  id: true,
  name: true,
  blockedAt: true,
  mergedIntoId: true,
  profileCompletedAt: true,
  platformRoles: { select: { role: true } },
  voRoles: { select: { voId: true, role: true } },
} as const satisfies Prisma.PersonSelect;

type PersonRow = Prisma.PersonGetPayload<{ select: typeof PERSON_ACTOR_SELECT }>;

/**
 * The person as an actor with the roles they have now; a role held for two reasons counts once.
 *
 * @returns null for who is blocked, and for an account that was merged into another: neither acts any more
 */
export function toPersonActor(person: PersonRow): PersonActor | null {
  if (person.blockedAt || person.mergedIntoId) return null;
  const voRoles: Record<string, string[]> = {};
  for (const { voId, role } of person.voRoles) {
    voRoles[voId] = [...new Set([...(voRoles[voId] ?? []), role])];
  }
  return {
    kind: "person",
    personId: person.id,
    name: person.name,
    platformRoles: [...new Set(person.platformRoles.map(({ role }) => role))],
    voRoles,
    profileComplete: person.profileCompletedAt !== null,
  };
}
