import { REFUSED_ACTION } from "./_transport/request-headers.ts";

/** The identifier under which Next.js logged an error on the server, if it gave one (property `digest`). */
export function errorReference(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

/** The sentence with which the web server refused a server action before it began; undefined for any other error. */
export function readRefusedAction(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.message.startsWith(REFUSED_ACTION)) return undefined;
  return error.message.slice(REFUSED_ACTION.length);
}
