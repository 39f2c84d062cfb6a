/** Writes what was learned of a watched file. */
import type { Transaction } from "#lib/platform/db/database.ts";
import type { LoadedSource } from "./load-source.ts";
import type { PublishedFile, SourceState } from "./source.ts";

/** What the version of a watched file was published with. */
export function publishedFileOf({ image }: LoadedSource): PublishedFile {
  return { imageId: image.id, sizeBytes: image.sizeBytes, sha512: image.sha512 };
}

/** In the transaction that locked the row. */
export async function settleSource(
  tx: Transaction,
  { imageId }: LoadedSource,
  change: Partial<SourceState> & { wholeCheckId?: null },
): Promise<void> {
  await tx.imageSource.update({ where: { imageId }, data: change });
}
