/**
 * Group memberships and roles as identity providers send them, in the two forms that are in the field:
 *
 * - AARC-G069 (and AARC-G002 before it): `<namespace>:group:<group>[:<subgroup>…][:role=<role>][#<authority>]`, each
 *   name percent-encoded where needed;
 * - the one that EGI Check-in sent before: `urn:mace:egi.eu:<source>:[<group>:]<role>@<vo>`, with `+` for blanks in the
 *   role.
 */

/** What one entitlement says: membership of a group, or a role in it. */
export type Entitlement = {
  /** The namespace it was issued in, as the settings write it, e.g. `urn:mace:egi.eu`. */
  namespace: string;
  /** Group and subgroups, outermost first, decoded; the first names the VO. */
  groups: readonly [string, ...string[]];
  /** Decoded. Null: plain membership. */
  role: string | null;
  /** Who vouches: what stands after `#`, or the source in the older form; null where it is left out. */
  authority: string | null;
};

/** What the name of a resource may hold: RFC 8141 section 2, `pchar` and `/`. Everything else must be encoded. */
const NAME_FORM = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})+$/i;
/** RFC 3986 section 3.5. */
const AUTHORITY_FORM = /^(?:[\w\-.~!$&'()*+,;=:@/?]|%[\da-f]{2})+$/i;

/** The only namespace in which the older form was ever issued. */
const OLDER_NAMESPACE = "urn:mace:egi.eu";
const SOURCE_FORM = /^[a-z\d]+(?:[.-][a-z\d]+)*$/i;
/** Sources of the older form that speak of no VO: roles at sites, and EGI's own groups. */
const SOURCES_WITHOUT_VOS = ["goc.egi.eu", "www.egi.eu"];
/** Begin other kinds of entitlement (AARC-G069 section 3, AARC-G027), so no source can have these names. */
const KINDS = ["group", "res"];

/**
 * Reads one entitlement value of either form.
 *
 * Namespaces are compared as RFC 8141 section 3.1 compares URNs: `urn` and the identifier after it (`mace`) in any case,
 * everything after that letter by letter. Names of groups and roles are letter by letter too: `Biomed` is not `biomed`.
 *
 * @param namespaces those whose entitlements count, e.g. `urn:mace:egi.eu`
 * @returns null for whatever is not of these forms or not of these namespaces; never throws
 */
export function parseEntitlement(value: string, namespaces: readonly string[]): Entitlement | null {
  const [name = "", authority, ...rest] = value.trim().split("#");
  if (rest.length > 0 || !NAME_FORM.test(name)) return null;
  if (authority !== undefined && !AUTHORITY_FORM.test(authority)) return null;
  for (const namespace of namespaces) {
    const parts = partsBelow(namespace, name);
    if (parts === null) continue;
    const said =
      parts[0] === "group"
        ? readGroupForm(parts.slice(1), authority ?? null)
        : authority === undefined && sameUrn(namespace, OLDER_NAMESPACE)
          ? readOlderForm(parts)
          : null;
    if (said) return { namespace, ...said };
  }
  return null;
}

/**
 * Writes an entitlement in the AARC-G069 form.
 *
 * @returns what {@link parseEntitlement} reads back
 */
export function formatEntitlement({ namespace, groups, role, authority }: Entitlement): string {
  const inRole = role === null ? "" : `:role=${encodeURIComponent(role)}`;
  return `${namespace}:group:${groupPath(groups)}${inRole}${authority === null ? "" : `#${authority}`}`;
}

/**
 * A group and its subgroups as one text, as it stands in entitlements. A colon inside a name stays encoded, so that no
 * group can be named like somebody else's subgroup.
 */
export function groupPath(groups: readonly string[]): string {
  return groups.map(encodeURIComponent).join(":");
}

/**
 * A group path that somebody typed, encoded or not, in the one form it is kept and compared in.
 *
 * @returns null when it can be no group
 */
export function readGroupPath(text: string): string | null {
  const groups = readGroups(text);
  return groups && groupPath(groups);
}

/** The group and subgroups of a path, decoded; null when it is none. */
export function readGroups(path: string): [string, ...string[]] | null {
  return decodeGroups(path.trim().split(":"));
}

/** Are these the same for URNs (RFC 8141 section 3.1)? Their first two parts count in any case. */
export function sameUrn(left: string, right: string): boolean {
  return foldUrn(left) === foldUrn(right);
}

function foldUrn(urn: string): string {
  return urn.replace(/^[^:]*:[^:]*/, (start) => start.toLowerCase());
}

/** What follows the namespace, part by part; null when the name is not in it. */
function partsBelow(namespace: string, name: string): string[] | null {
  const start = foldUrn(`${namespace}:`);
  const folded = foldUrn(name);
  return folded.startsWith(start) ? folded.slice(start.length).split(":") : null;
}

type Said = Omit<Entitlement, "namespace">;

function readGroupForm(parts: readonly string[], authority: string | null): Said | null {
  const last = parts.at(-1) ?? "";
  const hasRole = last.startsWith("role=");
  const groups = decodeGroups(hasRole ? parts.slice(0, -1) : parts);
  const role = hasRole ? decodeName(last.slice("role=".length)) : null;
  return groups && !(hasRole && role === null) ? { groups, role, authority } : null;
}

function readOlderForm(parts: readonly string[]): Said | null {
  const [source = "", ...rest] = parts;
  const [roleText = "", vo = "", ...more] = rest.at(-1)?.split("@") ?? [];
  if (more.length > 0 || !SOURCE_FORM.test(source)) return null;
  if ([...SOURCES_WITHOUT_VOS, ...KINDS].includes(source.toLowerCase())) return null;
  const role = decodeName(roleText.replaceAll("+", " "));
  const groups = decodeGroups([vo, ...rest.slice(0, -1)]);
  return groups && role !== null ? { groups, role, authority: source } : null;
}

/** Null unless every part is a name, and none of them looks like a word of the syntax. */
function decodeGroups(parts: readonly string[]): [string, ...string[]] | null {
  const names = parts.map(decodeName);
  if (names.some((name) => name === null || /^(role=|group$)/i.test(name))) return null;
  const [vo, ...subgroups] = names as string[];
  return vo === undefined ? null : [vo, ...subgroups];
}

/** Null for nothing, for what is wrongly encoded, and for characters that cannot be seen: no name has any. */
function decodeName(part: string): string | null {
  try {
    const name = decodeURIComponent(part);
    return name.trim() === "" || /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name) ? null : name;
  } catch {
    return null;
  }
}
