/** Says in a route’s headers how long its body is; the front makes `Content-Length` of it (front/body-length.ts). */
import { BODY_LENGTH_HEADER } from "./request-headers.ts";

export function saidLength(body: Uint8Array | string): Record<string, string> {
  return { [BODY_LENGTH_HEADER]: String(typeof body === "string" ? Buffer.byteLength(body) : body.length) };
}
