/** Which roles here a person's entitlements give. */
import { parseEntitlement } from "./entitlement.ts";

const VO_ROLES = ["manager", "deputy", "expert", "shifter", "member"] as const;
const PLATFORM_ROLES = ["security_officer", "administrator"] as const;

export type VoRoleName = (typeof VO_ROLES)[number];
export type PlatformRoleName = (typeof PLATFORM_ROLES)[number];

/** How entitlements are to be read; comes from the settings. */
export type EntitlementRules = {
  namespaces: readonly string[];
  /** The group whose roles hold on the whole platform. */
  platformGroup: string;
};

/** Roles by where they hold; VOs by name. */
export type GrantedRoles = {
  platform: readonly PlatformRoleName[];
  vos: ReadonlyMap<string, readonly VoRoleName[]>;
};

/**
 * The roles that these entitlement values give. Roles of subgroups do not count for the whole VO, and what cannot be
 * read gives nothing.
 */
export function grantedRoles(values: readonly string[], rules: EntitlementRules): GrantedRoles {
  const platform = new Set<PlatformRoleName>();
  const vos = new Map<string, Set<VoRoleName>>();
  for (const value of values) {
    const entitlement = parseEntitlement(value, rules.namespaces);
    if (!entitlement || entitlement.groups.length > 1) continue;
    const [group] = entitlement.groups;
    const role = entitlement.role ?? "member";
    if (group === rules.platformGroup) {
      const found = PLATFORM_ROLES.find((name) => name === role);
      if (found) platform.add(found);
    } else {
      const found = VO_ROLES.find((name) => name === role);
      if (found) vos.set(group, (vos.get(group) ?? new Set()).add(found));
    }
  }
  return { platform: [...platform], vos: new Map([...vos].map(([vo, roles]) => [vo, [...roles]])) };
}
