/** Who is told when an appliance is archived or comes back. */
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { CURATING_ROLES } from "#lib/vo/policy.ts";
import type { AppliancePeople } from "./load-for-people.ts";

type Recipient = { personId: string; email: string };

/** Owner and maintainers, but whoever does it and who is blocked. */
export function maintainersToTell(actor: Actor, { owner, maintainers }: AppliancePeople): Recipient[] {
  const people = [...(owner ? [owner] : []), ...maintainers.map(({ person }) => person)];
  return people
    .filter(({ id, blockedAt }) => id !== personIdOf(actor) && blockedAt === null)
    .map(({ id, email }) => ({ personId: id, email }));
}

/** Those who may change the lists of these VOs, each with the first of them; without those who are told already. */
export async function loadCuratorsToTell(
  tx: Transaction,
  vos: readonly string[],
  told: readonly string[],
): Promise<(Recipient & { vo: string })[]> {
  const grants = await tx.voRoleGrant.findMany({
    where: {
      vo: { name: { in: [...vos] } },
      role: { in: [...CURATING_ROLES] },
      personId: { notIn: [...told] },
      person: { blockedAt: null },
    },
    orderBy: { vo: { name: "asc" } },
    select: { personId: true, person: { select: { email: true } }, vo: { select: { name: true } } },
  });
  const curators = new Map<string, Recipient & { vo: string }>();
  for (const { personId, person, vo } of grants) {
    const key = `${personId} ${vo.name}`;
    if (!curators.has(key)) curators.set(key, { personId, email: person.email, vo: vo.name });
  }
  return [...curators.values()];
}
