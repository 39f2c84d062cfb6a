/** Reads about people. */
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { PERSON_ACTOR_SELECT, toPersonActor } from "./person-actor.ts";

/**
 * The person as an actor, with the roles they have at this moment.
 *
 * @returns null when there is no such person, when they are blocked, and when they were merged into another
 */
export async function getPersonActor(personId: string): Promise<PersonActor | null> {
  const person = await getDatabase().person.findUnique({
    where: { id: personId },
    select: PERSON_ACTOR_SELECT,
  });
  return person && toPersonActor(person);
}

/** Where a role comes from: the entitlement of an identity, or somebody's decision here. */
const GRANT = {
  role: true,
  source: true,
  identity: { select: { issuer: true } },
  grantedBy: { select: { name: true } },
} as const;

/** What the account page shows of oneself: where one's work lies, and where each role comes from. */
export async function getAccount(personId: string) {
  return getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      platformRoles: { select: GRANT },
      voRoles: {
        select: { ...GRANT, vo: { select: { name: true, title: true } } },
        orderBy: { vo: { name: "asc" } },
      },
      ownedAppliances: { select: { slug: true, name: true, archivedAt: true }, orderBy: { name: "asc" } },
      maintainedAppliances: {
        select: { appliance: { select: { slug: true, name: true, archivedAt: true } } },
        orderBy: { appliance: { name: "asc" } },
      },
      operatedProviders: {
        select: { provider: { select: { slug: true, name: true, country: true } } },
        orderBy: { provider: { name: "asc" } },
      },
    },
  });
}

/** What the header shows of oneself; it is on every page. */
export async function getAccountMenu(personId: string) {
  return getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      operatedProviders: {
        select: { provider: { select: { slug: true, name: true } } },
        orderBy: { provider: { name: "asc" } },
      },
    },
  });
}

/** One's own profile, and what each identity provider said at the last sign-in. */
export async function getProfile(personId: string) {
  return getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      name: true,
      affiliation: true,
      email: true,
      orcid: true,
      identities: {
        select: {
          id: true,
          issuer: true,
          name: true,
          email: true,
          emailVerified: true,
          affiliation: true,
          entitlements: true,
          lastSignInAt: true,
        },
        orderBy: { createdAt: "asc" },
      },
    },
  });
}
