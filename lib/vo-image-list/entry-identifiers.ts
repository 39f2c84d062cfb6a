/** Entries keep their identifier for ever: also across removal and return, and what an imported list gave them. */
import { entryIdentifier } from "#lib/hepix/identifiers.ts";
import type { Transaction } from "#lib/platform/db/database.ts";

/**
 * The identifier of each image in this VO's list; those that never had one get the UUIDv5 that AppDB would have given.
 *
 * @returns entry identifiers by image identifier
 */
export async function ensureEntryIdentifiers(
  tx: Transaction,
  vo: { id: string; name: string },
  imageIdentifiers: readonly string[],
): Promise<Map<string, string>> {
  await tx.entryIdentifier.createMany({
    data: imageIdentifiers.map((imageIdentifier) => ({
      voId: vo.id,
      imageIdentifier,
      entryIdentifier: entryIdentifier(vo.name, imageIdentifier),
    })),
    skipDuplicates: true,
  });
  const rows = await tx.entryIdentifier.findMany({
    where: { voId: vo.id, imageIdentifier: { in: [...imageIdentifiers] } },
  });
  return new Map(rows.map((row) => [row.imageIdentifier, row.entryIdentifier]));
}
