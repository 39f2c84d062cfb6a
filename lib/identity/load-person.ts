/** The beginning of every use case of administrators about a person. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { canAdministerPeople, PEOPLE_ADMINISTRATORS_ONLY } from "./policy.ts";

/**
 * Locks and reads a person whom the actor may administer.
 *
 * @throws AppError `unauthenticated`, `forbidden`, or `not_found` also for an account that was merged into another
 */
export async function loadPerson(tx: Transaction, actor: Actor, personId: string) {
  requireThat(canAdministerPeople(actor), actor, PEOPLE_ADMINISTRATORS_ONLY);
  if (!(await lockRow(tx, "Person", personId))) throw notFound("person");
  const { mergedIntoId, ...person } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, name: true, blockedAt: true, mergedIntoId: true },
  });
  if (mergedIntoId) throw notFound("person");
  return person;
}

/** @throws AppError `conflict` for somebody who is blocked: what they are given would be theirs when they come back */
export function requireNotBlocked(person: { name: string; blockedAt: Date | null }): void {
  if (!person.blockedAt) return;
  throw new AppError("conflict", "blocked", `${person.name} is blocked. Unblock them first.`);
}
