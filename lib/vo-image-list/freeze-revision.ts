/** The moment from which a revision never changes. */
import type { ListContent } from "#lib/list-signing/sign-list.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { freezeList } from "./frozen-list.ts";
import { signRevisionJob } from "./jobs.ts";

/** Writes a revision with its entries, and asks for its signature in the same transaction. */
export async function freezeRevision(
  tx: Transaction,
  revision: {
    voId: string;
    number: number;
    comment: string;
    publishedById: string | null;
    approvedById?: string | null;
    content: ListContent;
    pins: readonly { entryIdentifier: string; image: { id: string } }[];
    now: Date;
  },
): Promise<void> {
  const { voId, number, comment, publishedById, approvedById = null, content, pins, now } = revision;
  const { id } = await tx.revision.create({
    data: {
      voId,
      number,
      comment,
      publishedById,
      approvedById,
      content: freezeList(content),
      createdAt: now,
    },
    select: { id: true },
  });
  await tx.revisionEntry.createMany({
    data: pins.map(({ entryIdentifier, image }, position) => ({
      revisionId: id,
      entryIdentifier,
      imageId: image.id,
      position,
    })),
  });
  await enqueue(tx, signRevisionJob, { revisionId: id });
}
