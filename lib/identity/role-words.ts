/** Sentences about roles. */
import type { PlatformRoleName } from "#lib/platform/setting-lists.ts";

const PLATFORM_WORDS = { security_officer: "security officer", administrator: "administrator" } as const;

/** A role on the whole platform in the middle of a sentence. */
export function platformRoleWord(role: PlatformRoleName): string {
  return PLATFORM_WORDS[role];
}

/** Why a role that an entitlement gave cannot be taken away here, and where it can. */
export function cameFromEntitlement(given: {
  entitlement: string | null;
  identity: { issuer: string } | null;
}): string {
  const which = given.entitlement ? `the entitlement ${given.entitlement}` : "an entitlement";
  const where = given.identity ? ` of ${given.identity.issuer}` : "";
  return `This role was not granted here: it comes from ${which}${where}. Have it taken away there; it goes at their next sign-in. Whoever must stop at once can be blocked.`;
}
