/** The roles of a person, one line for each, with everything they come from. */
import { roleWord } from "#components/vo/role-words.ts";
import { PLATFORM_ROLE_WORDS } from "#lib/identity/role-words.ts";
import { issuerHost } from "./issuer-host.ts";

type Grant = {
  source: "entitlement" | "local";
  /** Whose entitlement gave it; null when it was granted here. */
  identity: { issuer: string } | null;
  /** Null when nobody is known, as after a grant from the command line. */
  grantedBy: { name: string } | null;
};

type Grants = {
  platformRoles: readonly (Grant & { role: "security_officer" | "administrator" })[];
  voRoles: readonly (Grant & { role: string; vo: { name: string; title: string } })[];
};

/** A role somewhere; a person may hold it for several reasons at once. */
export type HeldRole = {
  role: string;
  /** Null: on the whole platform. */
  vo: { name: string; title: string } | null;
  /** In words, each once. */
  sources: readonly string[];
};

/** Roles on the platform first, then those in VOs, in the order they come in. */
export function heldRoles({ platformRoles, voRoles }: Grants): HeldRole[] {
  const held = new Map<string, HeldRole>();
  const hold = (role: string, vo: HeldRole["vo"], grant: Grant) => {
    const key = `${vo?.name ?? ""} ${role}`;
    const known = held.get(key) ?? { role, vo, sources: [] };
    held.set(key, { ...known, sources: [...new Set([...known.sources, describeSource(grant)])] });
  };
  for (const grant of platformRoles) hold(PLATFORM_ROLE_WORDS[grant.role], null, grant);
  for (const grant of voRoles) hold(roleWord(grant.role), grant.vo, grant);
  return [...held.values()];
}

function describeSource({ source, identity, grantedBy }: Grant): string {
  if (source === "local") return grantedBy ? `granted here by ${grantedBy.name}` : "granted here";
  return identity ? `identity provider ${issuerHost(identity.issuer)}` : "identity provider";
}

/** The roles that one identity gives, as in "Manager of biomed". */
export function rolesGivenBy(identity: {
  platformRoles: readonly { role: keyof typeof PLATFORM_ROLE_WORDS }[];
  voRoles: readonly { role: string; vo: { name: string } }[];
}): string[] {
  return [
    ...identity.platformRoles.map(({ role }) => PLATFORM_ROLE_WORDS[role]),
    ...identity.voRoles.map(({ role, vo }) => `${roleWord(role)} of ${vo.name}`),
  ];
}
