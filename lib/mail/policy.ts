/** Who may see messages that the service sends. Pure. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** Administrators only: links in messages are meant for those whom they were sent to. */
export function canSeeOutbox(actor: Actor): boolean {
  return actor.kind === "system" || hasPlatformRole(actor, "administrator");
}
