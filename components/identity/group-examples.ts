/** What an identity provider would send for a group that stands for a VO. */
import { formatEntitlement, readGroups } from "#lib/identity/entitlement.ts";
import type { VoRoleName } from "#lib/platform/setting-lists.ts";

type ExampleRules = {
  namespaces: readonly string[];
  /** Which role of an entitlement is which role in a VO, as the settings say. */
  voRoles: readonly { namespace: string | null; role: string; voRole: VoRoleName }[];
};

/**
 * An entitlement that would match: of a manager where the entitlement names the role, of a member where the group gives
 * one.
 *
 * @param group as it is kept
 * @returns null when the settings let none match
 */
export function exampleEntitlement(
  group: string,
  role: VoRoleName | null,
  { namespaces, voRoles }: ExampleRules,
): string | null {
  const [namespace] = namespaces;
  const groups = readGroups(group);
  if (namespace === undefined || groups === null) return null;
  if (role !== null) return formatEntitlement({ namespace, groups, role: "member", authority: null });
  const mapped = voRoles.find(({ voRole }) => voRole === "manager") ?? voRoles[0];
  if (!mapped) return null;
  return formatEntitlement({
    ...{ namespace: mapped.namespace ?? namespace, groups, role: mapped.role, authority: null },
  });
}
