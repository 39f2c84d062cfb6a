/** Gives images that were copied with their measurement the same metadata: to Incus and LXD they are the same image. */
import type { Transaction } from "#lib/platform/db/database.ts";

export async function copyIncusMetadata(
  tx: Transaction,
  copies: readonly { from: string; to: string }[],
): Promise<void> {
  const targets = new Map(copies.map(({ from, to }) => [from, to]));
  const kept = await tx.incusMetadata.findMany({ where: { imageId: { in: [...targets.keys()] } } });
  await tx.incusMetadata.createMany({
    data: kept.flatMap(({ imageId, body, ...rest }) => {
      const to = targets.get(imageId);
      return to ? [{ ...rest, imageId: to, body: new Uint8Array(body) }] : [];
    }),
  });
}
