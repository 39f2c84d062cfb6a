/** The JSON body of a request. */
import { BODY_PROBLEMS, readBody, refuseBody } from "./read-body.ts";

/** A catalogue entry with the longest description, in the most wasteful spelling, is a sixth of it. */
const MOST_BYTES = 1024 * 1024;

/**
 * The object in the body; an empty object when there is none.
 *
 * @throws AppError `invalid_input` for what is too long, is no JSON, or is no object
 */
export async function readJsonObject(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBody(request, MOST_BYTES);
  if (bytes.length === 0) return {};
  const value = parse(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refuseBody(BODY_PROBLEMS.notAnObject, "Send a JSON object: { … }.");
  }
  return value as Record<string, unknown>;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refuseBody(BODY_PROBLEMS.notJson, "The body is not JSON in UTF-8 (RFC 8259).");
  }
}
