/** The secret in the address of somebody's calendar: programs that read calendars send no header. Only its hash is kept. */
import { createHash, randomBytes } from "node:crypto";

/** A new secret, with what is stored of it. */
export function makeCalendarSecret(): { secret: string; secretSha256: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, secretSha256: hashCalendarSecret(secret) };
}

/** What is stored of a secret: SHA-256 in lower-case hex; 256 random bits need no slow hash. */
export function hashCalendarSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
