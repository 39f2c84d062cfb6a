/** Revokes an access token: from this moment nobody gets anything with it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canManageToken } from "./policy.ts";

/**
 * Revoking once more changes nothing: the first time is what counts.
 *
 * @throws AppError `not_found` for a token that is not the actor's to see, `unauthenticated`
 */
export async function revokeAccessToken(
  actor: Actor,
  { id }: { id: string },
  now: Date = new Date(),
): Promise<{ id: string }> {
  requireThat(actor.kind !== "anonymous", actor, "Sign in first.");
  await getDatabase().$transaction(async (tx) => {
    const token = await tx.accessToken.findUnique({
      where: { id },
      select: {
        name: true,
        personId: true,
        providerId: true,
        provider: { select: { operators: { select: { personId: true } } } },
      },
    });
    if (!token || !canManageToken(actor, token)) throw notFound("access token");
    const { count } = await tx.accessToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "access_token.revoked",
      objectKind: "access_token",
      objectId: id,
      partOf: token.personId
        ? { kind: "person", id: token.personId }
        : { kind: "provider", id: token.providerId ?? "" },
      details: { name: token.name },
    });
  });
  return { id };
}
