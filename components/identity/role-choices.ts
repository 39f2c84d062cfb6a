/** Roles as they are offered in forms. */
import { roleWord } from "#components/vo/role-words.ts";
import { PLATFORM_ROLE_WORDS } from "#lib/identity/role-words.ts";
import { PLATFORM_ROLES, VO_ROLES } from "#lib/platform/setting-lists.ts";

export const platformRoleChoices = PLATFORM_ROLES.map((role) => ({
  value: role,
  label: PLATFORM_ROLE_WORDS[role],
}));

export const voRoleChoices = VO_ROLES.map((role) => ({ value: role, label: roleWord(role) }));
