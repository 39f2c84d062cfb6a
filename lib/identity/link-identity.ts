/** Links an identity, just proved, to the person whom the same browser is signed in as. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";
import { accountsMergedLetter, identityLinkedLetter, tellPerson } from "./account-mail.ts";
import { lockIdentity } from "./lock-identity.ts";
import { mergePeople } from "./merge-people.ts";
import type { SignIn } from "./record-sign-in.ts";

/** What came of it: a new way in, one they had already, or another account of theirs that is now part of this one. */
export type LinkingOutcome = "linked" | "already_yours" | "merged";

/**
 * The permission that the session holds is used up by it, whatever comes of it but a refusal.
 *
 * @param actor signed in with the session that asked to link
 * @throws AppError `conflict` when the session has ended or its ten minutes are over; `forbidden` when the identity
 *   belongs to an account that is blocked: linking is no way around that
 */
export async function linkIdentity(
  actor: PersonActor,
  signIn: SignIn,
  now: Date = new Date(),
): Promise<{ outcome: LinkingOutcome }> {
  return getDatabase().$transaction(async (tx) => {
    const owner = await lockEverybody(tx, actor, signIn);
    await usePermission(tx, actor, now);
    if (owner?.id === actor.personId) return { outcome: "already_yours" };
    if (owner?.blockedAt) throw otherBlocked();
    if (owner) await merge(tx, actor, owner, now);
    else await createIdentity(tx, actor, signIn, now);
    await recordAuditEvent(tx, actor, now, {
      action: "person.identity_linked",
      objectKind: "person",
      objectId: actor.personId,
      details: { issuer: signIn.issuer, subject: signIn.subject },
    });
    await tellPerson(tx, actor.personId, identityLinkedLetter(signIn), now);
    return { outcome: owner ? "merged" : "linked" };
  });
}

/** Whose identity it is, with nobody else working on them or on the actor; null when it is not known here yet. */
async function lockEverybody(tx: Transaction, actor: PersonActor, signIn: SignIn) {
  await lockIdentity(tx, signIn);
  const seen = await findOwner(tx, signIn);
  // In one order everywhere, so that two people who link each other's accounts do not wait for each other for ever.
  for (const id of new Set([actor.personId, seen?.id ?? actor.personId].sort()))
    await lockRow(tx, "Person", id);
  const owner = await findOwner(tx, signIn);
  if (owner?.id !== seen?.id) throw overtaken();
  return owner;
}

async function findOwner(tx: Transaction, { issuer, subject }: SignIn) {
  const identity = await tx.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { person: { select: { id: true, name: true, blockedAt: true } } },
  });
  return identity?.person ?? null;
}

async function createIdentity(
  tx: Transaction,
  { personId }: PersonActor,
  { issuer, subject, name, email, emailVerified, affiliation }: SignIn,
  now: Date,
): Promise<void> {
  await tx.identity.create({
    data: { ...{ issuer, subject, name, email, emailVerified, affiliation }, personId, createdAt: now },
  });
}

/** Both addresses are told: the one that goes may be the only one that its owner reads. */
async function merge(
  tx: Transaction,
  actor: PersonActor,
  other: { id: string; name: string },
  now: Date,
): Promise<void> {
  const message = accountsMergedLetter({ into: actor.name });
  for (const personId of [other.id, actor.personId]) await tellPerson(tx, personId, message, now);
  await mergePeople(tx, actor, { personId: other.id, name: other.name }, now);
}

async function usePermission(
  tx: Transaction,
  { personId, sessionId }: PersonActor,
  now: Date,
): Promise<void> {
  if (!sessionId) throw overtaken();
  const { count } = await tx.session.updateMany({
    where: {
      ...{ id: sessionId, personId },
      ...{ expiresAt: { gt: now }, linkingUntil: { gt: now } },
      person: { blockedAt: null, mergedIntoId: null },
    },
    data: { linkingUntil: null },
  });
  if (count === 0) throw overtaken();
}

function otherBlocked(): AppError {
  return new AppError(
    "forbidden",
    "other_blocked",
    "The other account is blocked and cannot be joined with yours. Ask the administrators why.",
  );
}

function overtaken(): AppError {
  return new AppError(
    "conflict",
    "linking_over",
    "Linking took too long, or was overtaken by something else. Begin again.",
  );
}
