/** Group memberships and roles as identity providers send them (AARC-G069, section 3; the form AARC-G002 is older). */

/** What one entitlement says: membership of a group, or a role in it. */
export type Entitlement = {
  /** The namespace it was issued in, e.g. `urn:mace:egi.eu`. */
  namespace: string;
  /** Group and subgroups, outermost first; the first names the VO. */
  groups: readonly [string, ...string[]];
  /** Null: plain membership. */
  role: string | null;
  /** Who vouches, after `#`; null where it is left out. */
  authority: string | null;
};

/**
 * Reads `<namespace>:group:<group>[:<subgroup>…][:role=<role>][#<authority>]`.
 *
 * @returns null for whatever is not of this form or not of these namespaces; never throws
 */
export function parseEntitlement(value: string, namespaces: readonly string[]): Entitlement | null {
  const [body = "", authority, ...rest] = value.trim().split("#");
  if (rest.length > 0) return null;
  const namespace = namespaces.find((prefix) => body.startsWith(`${prefix}:group:`));
  if (namespace === undefined) return null;
  const parts = body.slice(`${namespace}:group:`.length).split(":").map(decodePart);
  const last = parts.at(-1) ?? null;
  const hasRole = last?.startsWith("role=") ?? false;
  const [vo, ...subgroups] = hasRole ? parts.slice(0, -1) : parts;
  const role = hasRole && last ? last.slice("role=".length) : null;
  if (!vo || subgroups.some((group) => !group || group.startsWith("role=")) || role === "") return null;
  return { namespace, groups: [vo, ...(subgroups as string[])], role, authority: authority || null };
}

/** AARC-G069 lets group names be percent-encoded. Control characters are in no name, and the database refuses some. */
function decodePart(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return /\p{Cc}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
