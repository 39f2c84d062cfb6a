/** Who may make, see and revoke access tokens. Pure: the use cases decide by these, and the pages hide what they refuse. */
import { type Actor, hasPlatformRole, type PersonActor } from "#lib/platform/actor.ts";
import { canOperate } from "#lib/provider/policy.ts";
import { isMember } from "#lib/vo/policy.ts";

/** Exactly one of the two stands behind a token. */
export type TokenHolder = {
  personId: string | null;
  provider: { operators: readonly { personId: string }[] } | null;
};

/** People make tokens for themselves, operators and administrators for a provider. No token makes tokens. */
export function canCreateToken(actor: Actor, holder: TokenHolder): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "person") return false;
  return holder.provider ? canOperate(actor, holder.provider) : holder.personId === actor.personId;
}

/** Whoever may make one for its holder sees and revokes it; administrators every one. */
export function canManageToken(actor: Actor, holder: TokenHolder): boolean {
  return canCreateToken(actor, holder) || hasPlatformRole(actor, "administrator");
}

/** May this person fetch a VO's list although it is not public? */
export function canReadGuardedList(person: PersonActor, vo: { id: string }): boolean {
  return isMember(person, vo) || hasPlatformRole(person, "administrator");
}

/** The sentence for those who may not. */
export const OWN_TOKENS_ONLY =
  "You can make access tokens for yourself and for providers that you operate only.";
