/** Asks to link a second identity: the next sign-in in this browser proves it. */
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { LINKING_MINUTES } from "./session.ts";

/**
 * @throws AppError `unauthenticated`; `conflict` when the session has ended meanwhile
 */
export async function startLinking(
  actor: Actor,
  _input: Record<string, never> = {},
  now: Date = new Date(),
): Promise<{ linkingUntil: Date }> {
  const { personId, sessionId } = requirePersonActor(
    actor,
    "Identities are linked by their own person, signed in in a browser.",
  );
  const linkingUntil = new Date(now.getTime() + LINKING_MINUTES * 60_000);
  const { count } = sessionId
    ? await getDatabase().session.updateMany({
        where: { id: sessionId, personId, expiresAt: { gt: now } },
        data: { linkingUntil },
      })
    : { count: 0 };
  if (count === 0)
    throw new AppError("conflict", "session_over", "Your session has ended. Sign in again first.");
  return { linkingUntil };
}
