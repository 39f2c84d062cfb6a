/**
 * Access tokens: `slw_<id>_<secret>`. The prefix lets secret scanners recognise one, the id finds its row, and only the
 * SHA-256 of the secret is stored: with 192 random bits there is nothing for a slow hash to protect.
 */
import { createHash, timingSafeEqual } from "node:crypto";

const PREFIX = "slw";
const FORM = /^slw_([0-9a-f]{16})_([A-Za-z0-9_-]{32})$/;

/** A token taken apart. */
export type ParsedToken = { id: string; secret: string };

/**
 * Makes a token.
 *
 * @param random 32 random bytes
 */
export function buildToken(random: Uint8Array): ParsedToken & { token: string } {
  if (random.length !== 32) throw new RangeError("a token needs 32 random bytes");
  const id = Buffer.from(random.subarray(0, 8)).toString("hex");
  const secret = Buffer.from(random.subarray(8)).toString("base64url");
  return { id, secret, token: `${PREFIX}_${id}_${secret}` };
}

/** Takes a token apart; null when it is none of ours. */
export function parseToken(text: string): ParsedToken | null {
  const [, id, secret] = FORM.exec(text.trim()) ?? [];
  return id && secret ? { id, secret } : null;
}

/** What is stored of a secret: SHA-256 in lower-case hex. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares a presented secret with a stored hash in constant time. */
export function secretMatches(secret: string, storedSha256: string): boolean {
  const presented = Buffer.from(hashSecret(secret), "hex");
  const stored = Buffer.from(storedSha256, "hex");
  return presented.length === stored.length && timingSafeEqual(presented, stored);
}

/** What has become of a token. */
export type TokenState = "active" | "expired" | "revoked";

type Dates = { expiresAt: Date; revokedAt: Date | null };

/** The one word for it; a revocation is told whatever the date says. */
export function tokenState(token: Dates, now: Date): TokenState {
  if (token.revokedAt !== null) return "revoked";
  return token.expiresAt > now ? "active" : "expired";
}

/** May this token be used at this moment? */
export function isUsable(token: Dates, now: Date): boolean {
  return tokenState(token, now) === "active";
}
