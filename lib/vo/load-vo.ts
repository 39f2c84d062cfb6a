/** The beginning of every use case that changes a VO. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound } from "#lib/platform/errors.ts";

/**
 * Locks and reads a VO by its name.
 *
 * @throws AppError `not_found`
 */
export async function loadVo(tx: Transaction, name: string) {
  const found = await tx.vo.findUnique({ where: { name }, select: { id: true } });
  if (!found || !(await lockRow(tx, "Vo", found.id))) throw notFound("VO");
  return tx.vo.findUniqueOrThrow({
    where: { id: found.id },
    select: {
      ...{ id: true, name: true, title: true, description: true, discipline: true },
      ...{ homepageUrl: true, enrolmentUrl: true, contactEmail: true, removedAt: true },
    },
  });
}
