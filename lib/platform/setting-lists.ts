/** Settings that are lists of pairs, `left=right, left=right`: which role stands for which, how many requests in how long. */

export const VO_ROLES = ["manager", "deputy", "expert", "shifter", "member"] as const;
export const PLATFORM_ROLES = ["security_officer", "administrator"] as const;
const RATE_LIMITS = ["sign-in", "writes", "search"] as const;

export type VoRoleName = (typeof VO_ROLES)[number];
export type PlatformRoleName = (typeof PLATFORM_ROLES)[number];
/** What is counted apart: beginnings and ends of sign-ins, changes, searches. */
export type RateLimitName = (typeof RATE_LIMITS)[number];

export const DEFAULT_VO_ROLES =
  "manager=manager, admin=manager, deputy=deputy, expert=expert, shifter=shifter, member=member, user=member, vm_operator=member";
export const DEFAULT_PLATFORM_ROLES =
  "slipway:role=administrator=administrator, slipway:role=security_officer=security_officer";
export const DEFAULT_RATE_LIMITS = "sign-in=200/300, writes=240/60, search=240/60";

/** What was understood, and a sentence for each part that was not. */
type Parsed<T> = { parsed: T; problems: string[] };

/** `[<namespace>|]<role>=<VO role>`, several separated by commas. */
export function parseVoRoles(
  text: string,
): Parsed<{ namespace: string | null; role: string; voRole: VoRoleName }[]> {
  return parsePairs("ENTITLEMENT_VO_ROLES", text, VO_ROLES, (left, voRole) => {
    const [role = "", namespace = null, ...rest] = left.split("|").reverse();
    return rest.length > 0 || role === "" || namespace === "" ? null : { namespace, role, voRole };
  });
}

/** `<group>[:<subgroup>…][:role=<role>]=<platform role>`, several separated by commas. */
export function parsePlatformRoles(
  text: string,
): Parsed<{ group: string; role: string | null; platformRole: PlatformRoleName }[]> {
  return parsePairs("ENTITLEMENT_PLATFORM_ROLES", text, PLATFORM_ROLES, (left, platformRole) => {
    const [group = "", role = null, ...rest] = left.split(":role=");
    return rest.length > 0 || group === "" || role === "" ? null : { group, role, platformRole };
  });
}

/** `<name>=<requests>/<seconds>`, several separated by commas; what is not named keeps its default. */
export function parseRateLimits(
  text: string,
): Parsed<Record<RateLimitName, { points: number; seconds: number }>> {
  const parsed = {} as Record<RateLimitName, { points: number; seconds: number }>;
  const problems: string[] = [];
  for (const pair of `${DEFAULT_RATE_LIMITS}, ${text}`.split(",").map((part) => part.trim())) {
    const [, name, points, seconds] = /^([a-z-]+)=([1-9]\d{0,6})\/([1-9]\d{0,4})$/.exec(pair) ?? [];
    const known = RATE_LIMITS.find((candidate) => candidate === name);
    if (known) parsed[known] = { points: Number(points), seconds: Number(seconds) };
    else if (pair !== "") {
      problems.push(
        `RATE_LIMITS: “${pair}” cannot be read. Write ${RATE_LIMITS.join(", ")} each as <name>=<requests>/<seconds>.`,
      );
    }
  }
  return { parsed, problems };
}

function parsePairs<Right extends string, Entry>(
  name: string,
  text: string,
  rights: readonly Right[],
  build: (left: string, right: Right) => Entry | null,
): Parsed<Entry[]> {
  const parsed: Entry[] = [];
  const problems: string[] = [];
  for (const pair of text.split(",").map((part) => part.trim())) {
    if (pair === "") continue;
    const equals = pair.lastIndexOf("=");
    const right = rights.find((candidate) => candidate === pair.slice(equals + 1).trim());
    const left = pair.slice(0, Math.max(0, equals)).trim();
    const entry = right && left ? build(left, right) : null;
    if (entry) parsed.push(entry);
    else {
      problems.push(
        `${name}: “${pair}” cannot be read. After the last = stands one of ${rights.join(", ")}; before it, what gives it.`,
      );
    }
  }
  return { parsed, problems };
}
