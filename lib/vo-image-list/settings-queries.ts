/** Reads about the settings of a list. */
import { loadMark } from "#lib/audit/edits-since.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { CURATING_ROLES, canEditVo } from "#lib/vo/policy.ts";
import { editsOfListSettings } from "./edit-list-settings.ts";
import { LIST_SETTINGS } from "./list-settings.ts";

/** The settings of a VO's list, with how many people could give a second pair of eyes; null for those who may not change them. */
export async function getListSettings(actor: Actor, voName: string) {
  const database = getDatabase();
  const vo = await database.vo.findUnique({
    where: { name: voName },
    select: { id: true, name: true, title: true, imageList: { select: LIST_SETTINGS } },
  });
  if (!vo?.imageList || !canEditVo(actor, vo)) return null;
  const [curators, openings, seen] = await Promise.all([
    database.voRoleGrant.groupBy({
      by: ["personId"],
      where: { voId: vo.id, role: { in: [...CURATING_ROLES] }, person: { blockedAt: null } },
    }),
    database.listOpening.count({ where: { voId: vo.id } }),
    loadMark(database, editsOfListSettings(vo.id)),
  ]);
  return {
    vo: { name: vo.name, title: vo.title },
    settings: vo.imageList,
    curators: curators.length,
    /** Providers to which the list is open. */
    openings,
    seen,
  };
}
