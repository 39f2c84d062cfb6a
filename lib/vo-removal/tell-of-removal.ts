/** Tells everybody whom the removal of a VO concerns. Nobody twice. */
import { fetchedLately } from "#lib/list-fetch/fetched-lately.ts";
import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { listCuratorsToTell } from "#lib/virtual-appliance/recipients.ts";

const REACHABLE = { blockedAt: null, mergedIntoId: null, email: { not: "" } } as const;

/**
 * @param forCurators to its managers, whatever the list's settings say, and to whom else these name
 * @param forSites to contact address and operators of each provider to which its list is open, or that has fetched it lately
 */
export async function tellOfRemoval(
  tx: Transaction,
  vo: { id: string; name: string },
  forCurators: Letter,
  forSites: Letter,
  now: Date,
): Promise<void> {
  const curators = await listCurators(tx, vo.id);
  for (const recipient of curators) await writeMail(tx, { recipient, ...forCurators }, now);
  const told = new Set(curators.map((email) => email.toLowerCase()));
  for (const recipient of await listSites(tx, vo, now)) {
    if (!told.has(recipient.toLowerCase())) await writeMail(tx, { recipient, ...forSites }, now);
  }
}

async function listCurators(tx: Transaction, voId: string): Promise<string[]> {
  const asSet = await listCuratorsToTell(tx, voId);
  const managers = await tx.person.findMany({
    where: { ...REACHABLE, voRoles: { some: { voId, role: "manager" } } },
    select: { email: true },
  });
  return distinct([...asSet, ...managers].map(({ email }) => email));
}

async function listSites(
  tx: Transaction,
  { id: voId, name }: { id: string; name: string },
  now: Date,
): Promise<string[]> {
  const providers = await tx.provider.findMany({
    where: { OR: [{ listOpenings: { some: { voId } } }, fetchedLately(name, now)] },
    select: {
      contactEmail: true,
      operators: { where: { person: REACHABLE }, select: { person: { select: { email: true } } } },
    },
  });
  const addresses = providers.flatMap(({ contactEmail, operators }) => [
    contactEmail ?? "",
    ...operators.map(({ person }) => person.email),
  ]);
  return distinct(addresses.filter((email) => email !== ""));
}

/** Each address once, however it is spelled. */
function distinct(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((email) => [email.toLowerCase(), email])).values()].sort();
}
