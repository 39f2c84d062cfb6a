/** Ends a request to publish by itself that has not come to its end: nothing is published unasked. */
import type { Transaction } from "#lib/platform/db/database.ts";

/** An edit makes it another version than the one that was asked for. */
export const WAS_EDITED = "It was edited while its images were being checked. Ask for the publication again.";

/**
 * @param reason one sentence for whoever looks at the version
 * @returns whether there was one waiting
 */
export async function endPublicationRequest(
  tx: Transaction,
  versionId: string,
  reason: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.publicationRequest.updateMany({
    where: { versionId, state: "waiting" },
    data: { state: "called_off", endedAt: now, reason },
  });
  return count > 0;
}
