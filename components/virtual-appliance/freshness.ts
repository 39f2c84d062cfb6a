/** How fresh a version is, said with its dates. */
import { formatRelativeTime, formatUtcDate } from "#components/ui/format-relative-time.ts";

const SOON_MS = 30 * 24 * 3600 * 1000;

/** Does it expire within 30 days, without having expired yet? */
export function expiresSoon(expiresAt: Date | null, now: Date): boolean {
  return expiresAt !== null && expiresAt > now && expiresAt.getTime() - now.getTime() < SOON_MS;
}

/** "Expires on 14 March 2027, in 3 months", "Expired on 1 May 2026, 6 months ago", "No expiry date". */
export function describeExpiry(expiresAt: Date | null, now: Date): string {
  if (!expiresAt) return "No expiry date";
  const verb = expiresAt <= now ? "Expired" : "Expires";
  return `${verb} on ${formatUtcDate(expiresAt)}, ${formatRelativeTime(expiresAt, now)}`;
}
