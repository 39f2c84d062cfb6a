/** Who stops versions. Pure. */
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";

/** Security officers and administrators, in person. */
export function canRevoke(actor: Actor): boolean {
  return hasPlatformRole(actor, "security_officer") || hasPlatformRole(actor, "administrator");
}

/** The sentence for those who may not. */
export const OFFICERS_ONLY = "Only security officers and administrators revoke and reinstate versions.";
