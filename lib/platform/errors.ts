/**
 * The one error that use cases throw on purpose. Transports turn it into an answer (lib/platform/problem.ts); anything
 * else that is thrown is a defect and is answered without details.
 */

/** What kind of refusal it is; the only thing a transport decides by. */
export type ErrorCode =
  | "invalid_input"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "gone"
  | "rate_limited"
  | "unavailable";

/** Messages by the name of the form field they belong to. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A refusal that the caller may be told about. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Machine-readable, stable, snake_case: which rule refused. */
  readonly reason: string;
  readonly fieldErrors: FieldErrors;

  /**
   * @param message one sentence for the person who asked, saying what to do
   */
  constructor(code: ErrorCode, reason: string, message: string, fieldErrors: FieldErrors = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.reason = reason;
    this.fieldErrors = fieldErrors;
  }
}

/** For what is not there, and for what the actor may not even see. */
export function notFound(what: string): AppError {
  return new AppError("not_found", "not_found", `There is no such ${what}.`);
}

/**
 * Throws `forbidden` unless allowed; `unauthenticated` when signing in could help.
 *
 * @param message one sentence that says who may
 */
export function requireThat(allowed: boolean, actor: { kind: string }, message: string): void {
  if (!allowed) throw refusal(actor, message);
}

/** `forbidden`, with the sentence that says who may; `unauthenticated` when signing in could help. */
export function refusal(actor: { kind: string }, message: string): AppError {
  return actor.kind === "anonymous"
    ? new AppError("unauthenticated", "sign_in_first", "Sign in first.")
    : new AppError("forbidden", "not_allowed", message);
}
