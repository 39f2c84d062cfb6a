/** Who may do what in a VO. Pure: the use cases decide by these, and the pages hide what they refuse. */
import type { Actor } from "#lib/platform/actor.ts";
import { hasPlatformRole } from "#lib/platform/actor.ts";

const CURATING_ROLES = ["manager", "deputy", "expert", "shifter"];

/** May edit and publish the VO's image list; a token, where it was made for that and its person may. */
export function canCurate(actor: Actor, vo: { id: string; name: string }): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  if (actor.kind === "token") {
    return actor.curatableVos.includes(vo.name) && actor.person !== null && canCurate(actor.person, vo);
  }
  if (actor.kind !== "person") return false;
  return (actor.voRoles[vo.id] ?? []).some((role) => CURATING_ROLES.includes(role));
}

/** Belongs to the VO in whatever role. */
export function isMember(actor: Actor, vo: { id: string }): boolean {
  return actor.kind === "person" && (actor.voRoles[vo.id] ?? []).length > 0;
}

/** The sentence for those who may not. */
export const CURATORS_ONLY =
  "Only a manager, deputy, expert or shifter of this VO may change its image list.";
