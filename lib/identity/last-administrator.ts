/** There is always somebody who may administer. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";

/**
 * Lets nobody else take away an administrator until this transaction ends: two who remove each other at the same moment
 * would each see one left. Comes before any lock on a person.
 */
export async function lockAdministrators(tx: Transaction): Promise<void> {
  await lockName(tx, "PlatformRoleGrant administrator");
}

/**
 * Called when the change is made, so that it counts who is left.
 *
 * @throws AppError `conflict` when nobody is; the transaction must not be committed then
 */
export async function requireAdministratorLeft(tx: Transaction): Promise<void> {
  const left = await tx.person.findFirst({
    where: { blockedAt: null, mergedIntoId: null, platformRoles: { some: { role: "administrator" } } },
    select: { id: true },
  });
  if (left) return;
  throw new AppError(
    "conflict",
    "last_administrator",
    "This is the last administrator. Make somebody else an administrator first.",
  );
}
