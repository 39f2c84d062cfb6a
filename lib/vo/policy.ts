/** Who may do what in a VO. Pure: the use cases decide by these, and the pages hide what they refuse. */
import type { Actor } from "#lib/platform/actor.ts";
import { hasPlatformRole } from "#lib/platform/actor.ts";

/** Who holds one of these in a VO curates its image list. */
export const CURATING_ROLES = ["manager", "deputy", "expert", "shifter"] as const;

/** May edit and publish the VO's image list; a token, where it was made for that and its person may. */
export function canCurate(actor: Actor, vo: { id: string; name: string }): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  if (actor.kind === "token") {
    return actor.curatableVos.includes(vo.name) && actor.person !== null && canCurate(actor.person, vo);
  }
  if (actor.kind !== "person") return false;
  return (actor.voRoles[vo.id] ?? []).some((role) => CURATING_ROLES.some((curating) => curating === role));
}

/** What was done to a VO and its list is shown to those who curate it, in person. */
export function canSeeHistory(actor: Actor, vo: { id: string; name: string }): boolean {
  return actor.kind !== "token" && canCurate(actor, vo);
}

/** Belongs to the VO in whatever role. */
export function isMember(actor: Actor, vo: { id: string }): boolean {
  return actor.kind === "person" && (actor.voRoles[vo.id] ?? []).length > 0;
}

/** May create VOs, and say which groups and people have roles in them. */
export function canAdministerVos(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** The sentence for those who may not. */
export const VO_ADMINISTRATORS_ONLY = "Only administrators create VOs and give roles in them.";

/** May change what is told of the VO: its managers, in person, and administrators. */
export function canEditVo(actor: Actor, vo: { id: string }): boolean {
  if (canAdministerVos(actor)) return true;
  return actor.kind === "person" && (actor.voRoles[vo.id] ?? []).includes("manager");
}

/** The sentence for those who may not. */
export const VO_MANAGERS_ONLY =
  "Only a manager of this VO, or an administrator, may change what is told of it.";

/** The sentence for those who may not. */
export const CURATORS_ONLY =
  "Only a manager, deputy, expert or shifter of this VO may change its image list.";
