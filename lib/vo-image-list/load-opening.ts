/** The first half of opening and closing a list: find the VO and the provider, lock the list, ask whether the actor may. */

import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canGiveAccess, GIVE_ACCESS_ONLY } from "./policy.ts";
import { refuseRemovedVo } from "./refuse-removed-vo.ts";

/** Which list, and to whom. */
export type OpeningInput = { vo: string; providerId: string };

/** @throws AppError `not_found`, `forbidden` for those who do not curate the list in person, `conflict` for a removed VO */
export async function loadOpening(tx: Transaction, actor: Actor, input: OpeningInput) {
  const vo = await tx.vo.findUnique({
    where: { name: input.vo },
    select: { id: true, name: true },
  });
  if (!vo) throw notFound("virtual organisation");
  requireThat(canGiveAccess(actor, vo), actor, GIVE_ACCESS_ONLY);
  if (!(await lockRow(tx, "VoImageList", vo.id))) throw notFound("image list");
  await refuseRemovedVo(tx, vo.id);
  const provider = await tx.provider.findUnique({
    where: { id: input.providerId },
    select: { id: true, name: true },
  });
  if (!provider) throw notFound("provider");
  return { vo, provider };
}
