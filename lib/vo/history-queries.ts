/** Reads what was done to a VO. */
import { listHistory } from "#lib/audit/queries.ts";
import type { TrailPosition } from "#lib/audit/recorded-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canSeeHistory } from "./policy.ts";

/** A page of the history of a VO, of its roles and of its image list; null for those who may not see it. */
export async function getVoHistory(actor: Actor, name: string, position: TrailPosition) {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: { id: true, name: true, title: true },
  });
  if (!vo || !canSeeHistory(actor, vo)) return null;
  return {
    name,
    title: vo.title || name,
    page: await listHistory(actor, { kind: "vo", id: vo.id }, position),
  };
}
