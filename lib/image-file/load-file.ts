/** Finds an uploaded file for somebody who wants to do something with it. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canMaintain, MAINTAINERS_ONLY } from "#lib/virtual-appliance/policy.ts";

const FILE = {
  id: true,
  fileName: true,
  sizeBytes: true,
  state: true,
  appliance: {
    select: { id: true, slug: true, ownerId: true, maintainers: { select: { personId: true } } },
  },
} as const;

/**
 * The file with its appliance.
 *
 * @param tx where it is locked until its end; without one, it is only looked at
 * @throws AppError `not_found`, or `forbidden` for those who do not maintain its appliance
 */
export async function loadFile(
  reader: Pick<Transaction, "imageFile">,
  actor: Actor,
  fileId: string,
  tx?: Transaction,
) {
  if (tx) await lockRow(tx, "ImageFile", fileId);
  const file = await reader.imageFile.findUnique({ where: { id: fileId }, select: FILE });
  if (!file?.appliance) throw notFound("uploaded file");
  requireThat(canMaintain(actor, file.appliance), actor, MAINTAINERS_ONLY);
  return { ...file, appliance: file.appliance };
}
