/** Who may see how the service does. Pure. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** The overview of the administration. */
export function canAdminister(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}
