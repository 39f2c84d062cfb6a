/** The roles of a person, one line for each, with everything they come from. */
import { roleWord } from "#components/vo/role-words.ts";

type Source = "entitlement" | "local";

type Grants = {
  platformRoles: readonly { role: "security_officer" | "administrator"; source: Source }[];
  voRoles: readonly { role: string; source: Source; vo: { name: string; title: string } }[];
};

/** A role somewhere; a person may hold it for two reasons at once. */
export type HeldRole = {
  role: string;
  /** Null: on the whole platform. */
  vo: { name: string; title: string } | null;
  sources: readonly Source[];
};

const PLATFORM_WORDS = { security_officer: "Security officer", administrator: "Administrator" } as const;

export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  entitlement: "from your identity provider",
  local: "granted here",
};

/** Roles on the platform first, then those in VOs, in the order they come in. */
export function heldRoles({ platformRoles, voRoles }: Grants): HeldRole[] {
  const held = new Map<string, { role: string; vo: HeldRole["vo"]; sources: Source[] }>();
  const hold = (role: string, vo: HeldRole["vo"], source: Source) => {
    const key = `${vo?.name ?? ""} ${role}`;
    const known = held.get(key) ?? { role, vo, sources: [] };
    held.set(key, { ...known, sources: [...known.sources, source] });
  };
  for (const { role, source } of platformRoles) hold(PLATFORM_WORDS[role], null, source);
  for (const { role, source, vo } of voRoles) hold(roleWord(role), vo, source);
  return [...held.values()];
}
