/** Which roles here a person's entitlements give. */

import type { Settings } from "#lib/platform/env.ts";
import type { PlatformRoleName, VoRoleName } from "#lib/platform/setting-lists.ts";
import { type Entitlement, groupPath, parseEntitlement, readGroupPath, sameUrn } from "./entitlement.ts";

/** How entitlements are to be read; comes from the settings. */
export type EntitlementRules = Pick<
  Settings,
  "entitlementNamespaces" | "entitlementVoRoles" | "entitlementPlatformRoles" | "unknownVos"
>;

/** A group at the identity provider that stands for a VO, beside the group of the VO's own name. */
export type MappedGroup = {
  /** Name of the VO. */
  vo: string;
  /** As {@link readGroupPath} gives it. */
  group: string;
  /** What membership of the group gives; null: the role that the entitlement names, as the settings map it. */
  role: VoRoleName | null;
};

/** A role and the entitlement it came from, as it was sent. */
export type GrantedRole<Role extends string> = { role: Role; entitlement: string };

/** Roles by where they hold; VOs by name, whether they are known here or not. */
export type GrantedRoles = {
  platform: readonly GrantedRole<PlatformRoleName>[];
  vos: ReadonlyMap<string, readonly GrantedRole<VoRoleName>[]>;
};

/** How an entitlement says no more than that somebody is in the group. */
const MEMBERSHIP = "member";

/**
 * The roles that these entitlement values give, each once, from the first value that gives it. A group counts for the VO
 * of its own name, and for each VO that it is mapped to; a subgroup counts where it is mapped, and nowhere else. What
 * cannot be read gives nothing.
 */
export function grantedRoles(
  values: readonly string[],
  rules: EntitlementRules,
  mappedGroups: readonly MappedGroup[],
): GrantedRoles {
  const platform = new Map<PlatformRoleName, string>();
  const vos = new Map<string, Map<VoRoleName, string>>();
  for (const value of values) {
    const entitlement = parseEntitlement(value, rules.entitlementNamespaces);
    if (!entitlement) continue;
    for (const role of platformRolesOf(entitlement, rules)) {
      if (!platform.has(role)) platform.set(role, value);
    }
    for (const { vo, role } of voRolesOf(entitlement, rules, mappedGroups)) {
      const held = vos.get(vo) ?? new Map<VoRoleName, string>();
      if (!held.has(role)) held.set(role, value);
      vos.set(vo, held);
    }
  }
  return { platform: toList(platform), vos: new Map([...vos].map(([vo, roles]) => [vo, toList(roles)])) };
}

function toList<Role extends string>(roles: ReadonlyMap<Role, string>): GrantedRole<Role>[] {
  return [...roles].map(([role, entitlement]) => ({ role, entitlement }));
}

function platformRolesOf({ groups, role }: Entitlement, rules: EntitlementRules): PlatformRoleName[] {
  return platformRulesFor(groups, rules)
    .filter((rule) => (rule.role === null ? isMembership(role) : rule.role === role))
    .map(({ platformRole }) => platformRole);
}

function voRolesOf(
  entitlement: Entitlement,
  rules: EntitlementRules,
  mappedGroups: readonly MappedGroup[],
): { vo: string; role: VoRoleName }[] {
  const { groups, role } = entitlement;
  const [vo, ...subgroups] = groups;
  const path = groupPath(groups);
  const named = mapRole(entitlement, rules);
  const given: { vo: string; role: VoRoleName | null }[] = mappedGroups
    .filter(({ group }) => group === path)
    .map((mapped) => ({ vo: mapped.vo, role: mapped.role && isMembership(role) ? mapped.role : named }));
  // The platform's own groups are no VOs.
  if (subgroups.length === 0 && platformRulesFor(groups, rules).length === 0) given.push({ vo, role: named });
  return given.flatMap((one) => (one.role === null ? [] : [{ vo: one.vo, role: one.role }]));
}

function platformRulesFor(groups: Entitlement["groups"], rules: EntitlementRules) {
  const path = groupPath(groups);
  return rules.entitlementPlatformRoles.filter(({ group }) => readGroupPath(group) === path);
}

function isMembership(role: string | null): boolean {
  return role === null || role === MEMBERSHIP;
}

/** The settings' word for the role that an entitlement names; what they say of its namespace comes first. */
function mapRole({ namespace, role }: Entitlement, rules: EntitlementRules): VoRoleName | null {
  const mappings = rules.entitlementVoRoles.filter((mapping) => mapping.role === (role ?? MEMBERSHIP));
  const here = mappings.find(
    (mapping) => mapping.namespace !== null && sameUrn(mapping.namespace, namespace),
  );
  const everywhere = mappings.find((mapping) => mapping.namespace === null);
  return (here ?? everywhere)?.voRole ?? null;
}
