/** What depends on an appliance: lists that hold it, and everything that would lose its ground if it were deleted. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { endorsingVosOf } from "./catalogue-entry-queries.ts";

/** VOs, by name, whose current list or draft holds images of the appliance. */
export type Holders = { lists: string[]; drafts: string[] };

export async function loadHolders(tx: Transaction, applianceId: string): Promise<Holders> {
  const [endorsing, drafts] = await Promise.all([
    endorsingVosOf([applianceId]),
    tx.vo.findMany({
      where: {
        imageList: { draft: { entries: { some: { image: { version: { applianceId } } } } } },
      },
      select: { name: true },
      orderBy: { name: "asc" },
    }),
  ]);
  return { lists: endorsing.get(applianceId) ?? [], drafts: drafts.map(({ name }) => name) };
}

/** Was a version of it ever public? */
export async function wasPublished(tx: Transaction, applianceId: string): Promise<boolean> {
  return (await tx.applianceVersion.count({ where: { applianceId, state: { not: "working" } } })) > 0;
}

/** What stands in the way of deleting an appliance of which versions were published, each as the part of a sentence. */
export async function loadDependants(tx: Transaction, applianceId: string): Promise<string[]> {
  const ofAppliance = { version: { applianceId } };
  const [revisions, signings, { drafts }, tokens] = await Promise.all([
    tx.revision.findMany({
      where: { entries: { some: { image: ofAppliance } } },
      select: { number: true, list: { select: { vo: { select: { name: true } } } } },
      orderBy: { createdAt: "asc" },
    }),
    tx.listSigning.count({ where: ofAppliance }),
    loadHolders(tx, applianceId),
    tx.accessToken.count({ where: { writableAppliances: { has: applianceId }, revokedAt: null } }),
  ]);
  const numbers = new Map<string, number[]>();
  for (const { number, list } of revisions) {
    numbers.set(list.vo.name, [...(numbers.get(list.vo.name) ?? []), number]);
  }
  return [
    ...[...numbers].map(([vo, held]) => `${plural(held.length, "revision")} of the image list of ${vo}`),
    ...drafts.map((vo) => `the draft of ${vo}`),
    ...(signings > 0 ? [`${plural(signings, "signed edition")} of its own list`] : []),
    ...(tokens > 0 ? [`${plural(tokens, "access token")} made for it`] : []),
  ];
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** "a, b and c". */
export function enumerate(parts: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(parts);
}
