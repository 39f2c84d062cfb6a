/** Who may do what with a provider. Pure: the use cases decide by these, and the pages hide what they refuse. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** Administrators register providers: each stands for a site that somebody has looked at. */
export function canRegisterProvider(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}

/** Operators manage the provider's record, its tokens and its operators; administrators may help. No token may. */
export function canOperate(actor: Actor, provider: { operators: readonly { personId: string }[] }): boolean {
  if (actor.kind === "system" || hasPlatformRole(actor, "administrator")) return true;
  return actor.kind === "person" && provider.operators.some(({ personId }) => personId === actor.personId);
}

/** What was done to a provider's record and tokens is shown to its operators. */
export function canSeeHistory(
  actor: Actor,
  provider: { operators: readonly { personId: string }[] },
): boolean {
  return canOperate(actor, provider);
}

/** The sentence for those who may not. */
export const OPERATORS_ONLY = "Only the operators of this provider may do that.";
/** The sentence for those who may not register one. */
export const ADMINISTRATORS_REGISTER =
  "Only administrators register providers. Write to them: they need the site's name, its country and who operates it.";
