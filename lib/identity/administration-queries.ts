/** Reads about one person, for administrators. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canAdministerPeople } from "./policy.ts";

/** Where a role came from. */
const ORIGIN = {
  ...{ id: true, role: true, source: true, entitlement: true, createdAt: true },
  identity: { select: { issuer: true, subject: true } },
  grantedBy: { select: { id: true, name: true } },
} as const;

const APPLIANCE = { slug: true, name: true } as const;

export type AdministeredPerson = NonNullable<Awaited<ReturnType<typeof getAdministeredPerson>>>;

/**
 * All that administrators see of a person: profile, identities, where each role came from, and what blocking them stops.
 *
 * @returns null when there is no such person, and for those who may not administer people
 */
export async function getAdministeredPerson(actor: Actor, personId: string, now: Date) {
  if (!canAdministerPeople(actor)) return null;
  const person = await getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      ...{ id: true, name: true, email: true, affiliation: true, orcid: true },
      ...{ createdAt: true, lastSignInAt: true, profileCompletedAt: true },
      ...{ blockedAt: true, blockedReason: true },
      mergedInto: { select: { id: true, name: true } },
      merged: { select: { id: true, name: true }, orderBy: { createdAt: "asc" } },
      identities: {
        select: {
          ...{ id: true, issuer: true, subject: true, name: true, email: true, emailVerified: true },
          ...{ affiliation: true, entitlements: true, createdAt: true, lastSignInAt: true },
        },
        orderBy: { createdAt: "asc" },
      },
      platformRoles: { select: ORIGIN, orderBy: [{ role: "desc" }, { source: "asc" }, { id: "asc" }] },
      voRoles: {
        select: { ...ORIGIN, vo: { select: { name: true, title: true } } },
        orderBy: [{ vo: { name: "asc" } }, { role: "asc" }, { source: "asc" }, { id: "asc" }],
      },
      ownedAppliances: { select: APPLIANCE, orderBy: { name: "asc" } },
      maintainedAppliances: {
        select: { appliance: { select: APPLIANCE } },
        orderBy: { appliance: { name: "asc" } },
      },
      operatedProviders: {
        select: { provider: { select: { slug: true, name: true } } },
        orderBy: { provider: { name: "asc" } },
      },
      _count: {
        select: {
          sessions: { where: { expiresAt: { gt: now } } },
          accessTokens: { where: { revokedAt: null, expiresAt: { gt: now } } },
        },
      },
    },
  });
  if (!person) return null;
  const { _count, maintainedAppliances, operatedProviders, ...record } = person;
  return {
    ...record,
    maintainedAppliances: maintainedAppliances.map(({ appliance }) => appliance),
    operatedProviders: operatedProviders.map(({ provider }) => provider),
    sessions: _count.sessions,
    /** Those that work now. */
    accessTokens: _count.accessTokens,
  };
}
