/** Reads about people. */
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/**
 * The person as an actor, with the roles they have at this moment.
 *
 * @returns null when there is no such person or they are blocked
 */
export async function getPersonActor(personId: string): Promise<PersonActor | null> {
  const person = await getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      blockedAt: true,
      platformRoles: { select: { role: true } },
      voRoles: { select: { voId: true, role: true } },
    },
  });
  if (!person || person.blockedAt) return null;
  const voRoles: Record<string, string[]> = {};
  for (const { voId, role } of person.voRoles) voRoles[voId] = [...(voRoles[voId] ?? []), role];
  return {
    kind: "person",
    personId: person.id,
    name: person.name,
    platformRoles: person.platformRoles.map(({ role }) => role),
    voRoles,
  };
}

/** What the account page shows of oneself: where each role comes from. */
export async function getAccount(personId: string) {
  return getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      email: true,
      affiliation: true,
      lastSignInAt: true,
      identities: { select: { issuer: true, entitlements: true }, orderBy: { createdAt: "asc" } },
      platformRoles: { select: { role: true, source: true } },
      voRoles: {
        select: { role: true, source: true, vo: { select: { name: true, title: true } } },
        orderBy: { vo: { name: "asc" } },
      },
      ownedAppliances: { select: { slug: true, name: true }, orderBy: { name: "asc" } },
      maintainedAppliances: {
        select: { appliance: { select: { slug: true, name: true } } },
        orderBy: { appliance: { name: "asc" } },
      },
    },
  });
}
