/** Who is written to when something happens to an appliance. Nobody who is blocked, and nobody twice. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { CURATING_ROLES } from "#lib/vo/policy.ts";

/** Somebody with an address. */
export type Recipient = { personId: string; name: string; email: string };

const RECIPIENT = { id: true, name: true, email: true } as const;
const REACHABLE = { blockedAt: null, mergedIntoId: null, email: { not: "" } } as const;

/**
 * Owner and maintainers of an appliance.
 *
 * @param except a person who knows already
 */
export async function listMaintainersToTell(
  tx: Transaction,
  applianceId: string,
  except: string | null = null,
): Promise<Recipient[]> {
  const people = await tx.person.findMany({
    where: {
      ...REACHABLE,
      OR: [
        { ownedAppliances: { some: { id: applianceId } } },
        { maintainedAppliances: { some: { applianceId } } },
      ],
      ...(except ? { NOT: { id: except } } : {}),
    },
    select: RECIPIENT,
    orderBy: { id: "asc" },
  });
  return people.map(toRecipient);
}

/** Those who curate a VO's image list. */
export async function listCuratorsToTell(tx: Transaction, voId: string): Promise<Recipient[]> {
  const people = await tx.person.findMany({
    where: { ...REACHABLE, voRoles: { some: { voId, role: { in: [...CURATING_ROLES] } } } },
    select: RECIPIENT,
    orderBy: { id: "asc" },
  });
  return people.map(toRecipient);
}

function toRecipient({ id, ...rest }: { id: string; name: string; email: string }): Recipient {
  return { personId: id, ...rest };
}
