/** The JSON body of a request, never more of it than we want to hold. */
import { AppError } from "#lib/platform/errors.ts";

/** Reasons for which a body is not looked into. */
export const BODY_PROBLEMS = {
  notJson: "not_json",
  notAnObject: "not_an_object",
  tooLong: "body_too_long",
} as const;

/** A catalogue entry with the longest description, in the most wasteful spelling, is a sixth of it. */
const MOST_BYTES = 1024 * 1024;

/**
 * The object in the body; an empty object when there is none.
 *
 * @throws AppError `invalid_input` for what is too long, is no JSON, or is no object
 */
export async function readJsonObject(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBounded(request);
  if (bytes.length === 0) return {};
  const value = parse(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused(BODY_PROBLEMS.notAnObject, "Send a JSON object: { … }.");
  }
  return value as Record<string, unknown>;
}

async function readBounded(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BYTES) throw tooLong();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // A length that was announced may be a lie, and none need be announced.
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refused(BODY_PROBLEMS.notJson, "The body is not JSON in UTF-8 (RFC 8259).");
  }
}

function tooLong(): AppError {
  return refused(BODY_PROBLEMS.tooLong, `The body may have at most ${MOST_BYTES} bytes.`);
}

function refused(reason: string, message: string): AppError {
  return new AppError("invalid_input", reason, message);
}
