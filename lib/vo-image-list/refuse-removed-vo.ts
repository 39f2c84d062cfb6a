/** Asked by every use case that changes a list or what is decided about it, once it has locked the list. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { refuseRemoved } from "#lib/vo/removal.ts";

/** @throws AppError `conflict` when the VO is being removed, or was */
export async function refuseRemovedVo(tx: Transaction, voId: string): Promise<void> {
  // Only now: it may have been removed while this waited for the lock.
  const vo = await tx.vo.findUniqueOrThrow({ where: { id: voId }, select: { name: true, removedAt: true } });
  refuseRemoved(vo);
}
