/** How refusals look over HTTP: one table of statuses, bodies as RFC 9457 says. */
import { AppError, type ErrorCode } from "./errors.ts";

const STATUS: Record<ErrorCode, number> = {
  invalid_input: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
  unavailable: 503,
};

/** The body of an `application/problem+json` answer (RFC 9457, section 3). */
export type Problem = {
  type: "about:blank";
  title: string;
  status: number;
  detail: string;
  reason: string;
  fieldErrors?: Readonly<Record<string, string>>;
};

/** HTTP status for a refusal. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** The problem document for whatever was thrown; a defect tells the outside nothing. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof AppError)) {
    return {
      type: "about:blank",
      title: "internal error",
      status: 500,
      detail: "Something went wrong on our side. Try again in a minute.",
      reason: "internal_error",
    };
  }
  return {
    type: "about:blank",
    title: error.code.replaceAll("_", " "),
    status: statusOf(error.code),
    detail: error.message,
    reason: error.reason,
    ...(Object.keys(error.fieldErrors).length > 0 ? { fieldErrors: error.fieldErrors } : {}),
  };
}
