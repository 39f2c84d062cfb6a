/** Takes back that the next sign-in links an identity: somebody begins an ordinary one. */
import { getDatabase } from "#lib/platform/db/database.ts";

/** A sign-in that was not begun to link must never merge two people, however shortly ago linking was asked for. */
export async function stopLinking(sessionId: string): Promise<void> {
  await getDatabase().session.updateMany({
    where: { id: sessionId, linkingUntil: { not: null } },
    data: { linkingUntil: null },
  });
}
