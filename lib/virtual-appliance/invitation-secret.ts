/** The secret in the link of an invitation by e-mail: whoever has it may answer. Only its hash finds the invitation. */
import { createHash, randomBytes } from "node:crypto";

/** A new secret, with what is stored of it. */
export function makeInvitationSecret(): { secret: string; secretSha256: string } {
  const secret = randomBytes(32).toString("base64url");
  return { secret, secretSha256: hashInvitationSecret(secret) };
}

/** What is stored of a secret: SHA-256 in lower-case hex; 256 random bits need no slow hash. */
export function hashInvitationSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
