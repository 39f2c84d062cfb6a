/** The body of a request, never more of it than we want to hold. */
import { AppError } from "#lib/platform/errors.ts";

/** Reasons for which a body is not looked into. */
export const BODY_PROBLEMS = {
  notJson: "not_json",
  notAnObject: "not_an_object",
  notAForm: "not_a_form",
  tooLong: "body_too_long",
} as const;

/** Statuses of their own for such a body (RFC 9110, sections 15.5.1, 15.5.14 and 15.5.16), by reason. */
export const BODY_STATUS: Readonly<Record<string, number>> = {
  [BODY_PROBLEMS.notJson]: 400,
  [BODY_PROBLEMS.notAnObject]: 400,
  [BODY_PROBLEMS.notAForm]: 415,
  [BODY_PROBLEMS.tooLong]: 413,
};

/**
 * The whole body; empty when there is none.
 *
 * @throws AppError `invalid_input` when it is longer than `mostBytes`, of which no more than that was read
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLong(mostBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A length that was announced may be a lie, and none need be announced.
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > mostBytes) throw tooLong(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A body that is not looked into: why, and what to send instead. */
export function refuseBody(reason: string, message: string): AppError {
  return new AppError("invalid_input", reason, message);
}

function tooLong(mostBytes: number): AppError {
  return refuseBody(BODY_PROBLEMS.tooLong, `The body may have at most ${mostBytes} bytes.`);
}
