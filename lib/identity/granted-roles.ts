/** Which roles here a person's entitlements give. */

import type { Settings } from "#lib/platform/env.ts";
import type { PlatformRoleName, VoRoleName } from "#lib/platform/setting-lists.ts";
import { parseEntitlement } from "./entitlement.ts";

/** How entitlements are to be read; comes from the settings. */
export type EntitlementRules = Pick<
  Settings,
  "entitlementNamespaces" | "entitlementVoRoles" | "entitlementPlatformRoles" | "unknownVos"
>;

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
    const entitlement = parseEntitlement(value, rules.entitlementNamespaces);
    if (!entitlement || entitlement.groups.length > 1) continue;
    const [group] = entitlement.groups;
    const onPlatform = rules.entitlementPlatformRoles.filter((rule) => rule.group === group);
    for (const rule of onPlatform) if (rule.role === entitlement.role) platform.add(rule.platformRole);
    if (onPlatform.length > 0) continue;
    const inVo = rules.entitlementVoRoles.find(
      ({ namespace, role }) =>
        role === (entitlement.role ?? "member") &&
        (namespace ?? entitlement.namespace) === entitlement.namespace,
    );
    if (inVo) vos.set(group, (vos.get(group) ?? new Set()).add(inVo.voRole));
  }
  return { platform: [...platform], vos: new Map([...vos].map(([vo, roles]) => [vo, [...roles]])) };
}
