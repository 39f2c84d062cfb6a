/** How much of its quota an appliance uses. */
import type { Transaction } from "#lib/platform/db/database.ts";

/** Bytes of all its files, unfinished ones as large as they will be. */
export async function measureUse(
  reader: Pick<Transaction, "imageFile">,
  applianceId: string,
): Promise<bigint> {
  const { _sum } = await reader.imageFile.aggregate({ where: { applianceId }, _sum: { sizeBytes: true } });
  return _sum.sizeBytes ?? 0n;
}
