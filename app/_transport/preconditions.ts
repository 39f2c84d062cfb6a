/** Conditional requests (RFC 9110, section 13): a program says which state of a thing its change was made for. */
import { createHash } from "node:crypto";
import { AppError } from "#lib/platform/errors.ts";

/** Reason of a refusal with 412. */
export const PRECONDITION_FAILED = "precondition_failed";

/** A strong entity tag of what is answered: another one for every other body (section 8.8.3). */
export function entityTagOf(body: string | Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
}

/**
 * Does the state that is there match `If-Match` (section 13.1.1)? Tags are compared strongly: a weak one never matches.
 *
 * @param ifMatch the header; null: nothing was asked for
 */
export function matches(ifMatch: string | null, entityTag: string): boolean {
  if (ifMatch === null || ifMatch.trim() === "*") return true;
  const named: readonly string[] = ifMatch.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return named.includes(entityTag);
}

/** Does `If-None-Match` name this content (section 13.1.2)? Tags are compared weakly; null: nothing was asked. */
export function hasAlready(ifNoneMatch: string | null, entityTag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const named: readonly string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return named.includes(entityTag);
}

/** What is there is not what the change was made for. */
export function preconditionFailed(): AppError {
  return new AppError(
    "conflict",
    PRECONDITION_FAILED,
    "This has changed since you read it, so nothing was changed. Read it again, and send the change with the new ETag.",
  );
}
