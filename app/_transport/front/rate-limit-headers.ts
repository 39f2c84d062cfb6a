/** How limits are told over HTTP: draft-ietf-httpapi-ratelimit-headers-10, and `Retry-After` (RFC 9110, section 10.2.3). */
import type { Standing } from "#lib/platform/rate-limit/rate-limiter.ts";
import type { RateLimitName } from "#lib/platform/setting-lists.ts";

/** What the draft calls the policy's name, e.g. `writes-per-person`. */
export function policyName(name: RateLimitName, { kind }: Standing): string {
  return `${name}-per-${kind}`;
}

/**
 * `RateLimit-Policy` (what is allowed) and `RateLimit` (what is left), lists of strings with parameters (RFC 9651); with
 * `Retry-After` when it was too many.
 */
export function buildRateLimitHeaders(
  name: RateLimitName,
  standings: readonly Standing[],
): Record<string, string> {
  const list = (describe: (standing: Standing) => string) =>
    standings.map((standing) => `"${policyName(name, standing)}";${describe(standing)}`).join(", ");
  return {
    "ratelimit-policy": list(({ limit }) => `q=${limit.points};w=${limit.seconds}`),
    ratelimit: list(({ remaining, resetSeconds }) => `r=${remaining};t=${resetSeconds}`),
    ...(isTooMany(standings) ? { "retry-after": String(secondsToWait(standings)) } : {}),
  };
}

export function isTooMany(standings: readonly Standing[]): boolean {
  return standings.some(({ exceeded }) => exceeded);
}

/** Until all that refuse would let a request through again. */
export function secondsToWait(standings: readonly Standing[]): number {
  return Math.max(1, ...standings.filter(({ exceeded }) => exceeded).map((one) => one.resetSeconds));
}
