/** Words for roles, and sentences about them. */
import type { PlatformRoleName } from "#lib/platform/setting-lists.ts";

/** The public words for roles on the whole platform. */
export const PLATFORM_ROLE_WORDS: Readonly<Record<PlatformRoleName, string>> = {
  security_officer: "Security officer",
  administrator: "Administrator",
};

/** A role on the whole platform in the middle of a sentence. */
export function platformRoleWord(role: PlatformRoleName): string {
  return PLATFORM_ROLE_WORDS[role].toLowerCase();
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
