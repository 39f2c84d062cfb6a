/** Takes one of one's identities away: nobody signs in to this account with it any more. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { identityUnlinkedLetter, tellPerson } from "./account-mail.ts";
import { lockAdministrators, requireAdministratorLeft } from "./last-administrator.ts";
import { rewriteEntitlementRoles } from "./rewrite-entitlement-roles.ts";

/**
 * The roles that its entitlements gave go with it, and the sessions that were begun with it end (a cascade in the model).
 *
 * @throws AppError `unauthenticated`; `not_found` when it is not theirs; `conflict` for the only one, for the one that
 *   the present session was begun with, and for the one that makes the last administrator one
 */
export async function unlinkIdentity(
  actor: Actor,
  { identityId }: { identityId: string },
  now: Date = new Date(),
): Promise<void> {
  const { personId, sessionId } = requirePersonActor(
    actor,
    "Identities are unlinked by their own person, signed in in a browser.",
  );
  await getDatabase().$transaction(async (tx) => {
    await lockAdministrators(tx);
    await lockRow(tx, "Person", personId);
    const identities = await tx.identity.findMany({
      where: { personId },
      select: {
        ...{ id: true, issuer: true, subject: true },
        sessions: { select: { id: true } },
        platformRoles: { select: { role: true } },
      },
    });
    const identity = identities.find(({ id }) => id === identityId);
    if (!identity) throw notFound("identity");
    refuseLast(identities.length);
    refuseCurrent(identity.sessions.some(({ id }) => id === sessionId));
    await rewriteEntitlementRoles(tx, actor, { personId, identityId, entitlements: [] }, getSettings(), now);
    await tx.identity.delete({ where: { id: identityId } });
    if (identity.platformRoles.some(({ role }) => role === "administrator"))
      await requireAdministratorLeft(tx);
    await recordAuditEvent(tx, actor, now, {
      action: "person.identity_unlinked",
      objectKind: "person",
      objectId: personId,
      details: { issuer: identity.issuer, subject: identity.subject },
    });
    await tellPerson(tx, personId, identityUnlinkedLetter(identity), now);
  });
}

function refuseLast(count: number): void {
  if (count > 1) return;
  throw new AppError(
    "conflict",
    "last_identity",
    "This is the only identity you can sign in with. Link another one first.",
  );
}

function refuseCurrent(isCurrent: boolean): void {
  if (!isCurrent) return;
  throw new AppError(
    "conflict",
    "current_identity",
    "You are signed in with this identity now. Sign in with another one, then unlink it.",
  );
}
