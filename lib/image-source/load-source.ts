/** A watched file with all that is needed to judge it and to tell of it; locked until the transaction ends. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";

const SOURCE = {
  image: {
    select: {
      id: true,
      identifier: true,
      title: true,
      url: true,
      sizeBytes: true,
      sha512: true,
      version: {
        select: { id: true, version: true, appliance: { select: { id: true, slug: true, name: true } } },
      },
    },
  },
} as const;

export type LoadedSource = NonNullable<Awaited<ReturnType<typeof loadSource>>>;

/** Null when it is not watched any more. */
export async function loadSource(tx: Transaction, imageId: string) {
  if (!(await lockRow(tx, "ImageSource", imageId))) return null;
  return tx.imageSource.findUnique({ where: { imageId }, include: SOURCE });
}
