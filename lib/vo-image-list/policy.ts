/** Who may fetch a list. Who may change it is said in lib/vo/policy.ts. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import { canCurate, isMember } from "#lib/vo/policy.ts";

/** A VO's list as far as access goes. */
export type GuardedList = { vo: { id: string; name: string }; visibility: "public" | "token" };

/** Anybody for a public list; otherwise tokens made for this VO, its own people, and administrators. */
export function canFetchList(actor: Actor, { vo, visibility }: GuardedList): boolean {
  if (visibility === "public" || actor.kind === "system" || hasPlatformRole(actor, "administrator"))
    return true;
  if (actor.kind === "token") return actor.readableVos.includes(vo.name);
  return isMember(actor, vo);
}

/**
 * Those who curate a list decide which providers may fetch it: in person only, for a token that changes drafts was not
 * made to let others in or to cut a site off.
 */
export function canGiveAccess(actor: Actor, vo: { id: string; name: string }): boolean {
  return actor.kind !== "token" && canCurate(actor, vo);
}

/** Whoever curates the list in person, but for the one who proposed it: two pairs of eyes are two people. */
export function canApprove(
  actor: Actor,
  vo: { id: string; name: string },
  proposal: { proposedById: string | null },
): boolean {
  return actor.kind === "person" && canCurate(actor, vo) && actor.personId !== proposal.proposedById;
}

/** The sentences for those who may not. */
export const APPROVE_IN_PERSON = "People answer proposals; tokens and the service itself do not.";
export const OTHERS_APPROVE = "You proposed this yourself: another of those who curate the list must agree.";

/** The sentence for those who may not. */
export const GIVE_ACCESS_ONLY =
  "Only a manager, deputy, expert or shifter of this VO decides, in person, which providers may fetch its list.";
