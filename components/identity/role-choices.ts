/** Roles as they are offered in forms. */
import { roleWord } from "#components/vo/role-words.ts";
import { PLATFORM_ROLES, type PlatformRoleName, VO_ROLES } from "#lib/platform/setting-lists.ts";

const PLATFORM_WORDS: Readonly<Record<PlatformRoleName, string>> = {
  security_officer: "Security officer",
  administrator: "Administrator",
};

/** The public word for a role on the whole platform. */
export function platformRoleWord(role: PlatformRoleName): string {
  return PLATFORM_WORDS[role];
}

export const platformRoleChoices = PLATFORM_ROLES.map((role) => ({
  value: role,
  label: platformRoleWord(role),
}));

export const voRoleChoices = VO_ROLES.map((role) => ({ value: role, label: roleWord(role) }));
