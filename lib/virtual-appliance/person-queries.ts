/** Reads what a person does here, as far as the pages of appliances, VOs and providers tell it everybody. */
import { getDatabase } from "#lib/platform/db/database.ts";
import type { VoRole } from "#lib/platform/db/generated/enums.ts";
import { CURATING_ROLES } from "#lib/vo/policy.ts";
import { presentVos } from "#lib/vo/removal.ts";

export type PersonStanding = {
  /** Identifiers of the appliances that they own; whatever else they work on they maintain. */
  owned: ReadonlySet<string>;
  /** VOs whose list they curate, with each role once; that somebody is a member is told to nobody. */
  curates: { name: string; title: string; roles: VoRole[] }[];
  /** Providers that they operate. */
  operates: { slug: string; name: string; country: string }[];
};

/** @returns nothing but what they own for those who are blocked: they do nothing else here any more */
export async function getPersonStanding(personId: string, now: Date): Promise<PersonStanding> {
  const person = await getDatabase().person.findUnique({
    where: { id: personId },
    select: {
      blockedAt: true,
      ownedAppliances: { where: { archivedAt: null }, select: { id: true } },
      voRoles: {
        where: { role: { in: [...CURATING_ROLES] }, vo: presentVos(now) },
        orderBy: [{ vo: { name: "asc" } }, { role: "asc" }],
        select: { role: true, vo: { select: { name: true, title: true } } },
      },
      operatedProviders: {
        orderBy: { provider: { name: "asc" } },
        select: { provider: { select: { slug: true, name: true, country: true } } },
      },
    },
  });
  const owned = new Set(person?.ownedAppliances.map(({ id }) => id));
  if (!person || person.blockedAt) return { owned, curates: [], operates: [] };
  return {
    owned,
    curates: gather(person.voRoles),
    operates: person.operatedProviders.map(({ provider }) => provider),
  };
}

/** A role may be held twice, by entitlement and by local grant. */
function gather(grants: readonly { role: VoRole; vo: { name: string; title: string } }[]) {
  const vos = new Map<string, { name: string; title: string; roles: VoRole[] }>();
  for (const { role, vo } of grants) {
    const roles = vos.get(vo.name)?.roles ?? [];
    vos.set(vo.name, { ...vo, roles: [...new Set([...roles, role])] });
  }
  return [...vos.values()];
}
