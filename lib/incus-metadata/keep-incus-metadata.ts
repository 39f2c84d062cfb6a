/** Keeps with an image what Incus and LXD need of it, as it was joined to the disk when that was read. */
import type { Transaction } from "#lib/platform/db/database.ts";
import type { IncusMetadataFile } from "./incus-metadata.ts";

/**
 * What is kept of a published image stays as it is: lists name it. One that was published without gets it now.
 *
 * @param joined SHA-256 of the file and the disk behind it, and of the disk alone
 */
export async function keepIncusMetadata(
  tx: Transaction,
  imageId: string,
  { facts, body, sha256 }: IncusMetadataFile,
  joined: { combinedSha256: string; diskSha256: string },
): Promise<void> {
  await tx.incusMetadata.deleteMany({ where: { imageId, image: { version: { state: "working" } } } });
  await tx.incusMetadata.createMany({
    data: [{ imageId, ...facts, body: new Uint8Array(body), sha256, ...joined }],
    skipDuplicates: true,
  });
}
