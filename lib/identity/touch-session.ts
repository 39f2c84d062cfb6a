/** Remembers that a session is in use. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { SEEN_EVERY_MS } from "./session.ts";

/** Writes once a minute at most, however many pages are asked for at once. Nobody is told: it is no act of the person. */
export async function touchSession(sessionId: string, now: Date): Promise<void> {
  await getDatabase().session.updateMany({
    where: { id: sessionId, lastSeenAt: { lte: new Date(now.getTime() - SEEN_EVERY_MS) } },
    data: { lastSeenAt: now },
  });
}
