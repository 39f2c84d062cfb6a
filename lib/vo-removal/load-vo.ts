/** The beginning of what administrators do about the removal of a VO. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canAdministerVos } from "#lib/vo/policy.ts";
import { REMOVAL } from "#lib/vo/removal.ts";

/** The sentence for those who may not. */
const ADMINISTRATORS_REMOVE = "Only administrators remove VOs and bring them back.";

/**
 * Locks and reads the VO and its list: whoever changes one of them waits, and is refused or done before.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function loadVoToRemove(tx: Transaction, actor: Actor, name: string) {
  requireThat(canAdministerVos(actor), actor, ADMINISTRATORS_REMOVE);
  const found = await tx.vo.findUnique({ where: { name }, select: { id: true } });
  if (!found) throw notFound("virtual organisation");
  // In the order in which a signing takes them.
  await lockRow(tx, "VoImageList", found.id);
  await lockRow(tx, "Vo", found.id);
  return tx.vo.findUniqueOrThrow({
    where: { id: found.id },
    select: { id: true, name: true, ...REMOVAL },
  });
}
