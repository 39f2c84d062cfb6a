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

/** Who is told what happens to a VO's image list: those who curate it, as the list's settings say, and its addresses. */
export async function listCuratorsToTell(
  tx: Transaction,
  voId: string,
): Promise<(Omit<Recipient, "personId"> & { personId: string | null })[]> {
  const list = await tx.voImageList.findUnique({
    where: { voId },
    select: { noticeRoles: true, noticeAddresses: true },
  });
  const people = await tx.person.findMany({
    where: {
      ...REACHABLE,
      voRoles: { some: { voId, role: { in: list?.noticeRoles ?? [...CURATING_ROLES] } } },
    },
    select: RECIPIENT,
    orderBy: { id: "asc" },
  });
  const known = new Set(people.map(({ email }) => email.toLowerCase()));
  const more = (list?.noticeAddresses ?? []).filter((email) => !known.has(email.toLowerCase()));
  return [...people.map(toRecipient), ...more.map((email) => ({ personId: null, name: "", email }))];
}

function toRecipient({ id, ...rest }: { id: string; name: string; email: string }): Recipient {
  return { personId: id, ...rest };
}
