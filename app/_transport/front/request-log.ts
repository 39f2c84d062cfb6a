/** One line for each request, when its answer is over. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/platform/log.ts";

/** Files of pages come by the dozen, load balancers ask all the time; neither says anything. */
const QUIET = /^\/(_next|api\/health)\//;

type Known = { requestId: string; address: string | null; path: string };

/** Logs method, path, status and time. Never the query: codes of sign-ins and what people search for stand there. */
export function logRequest(request: IncomingMessage, response: ServerResponse, known: Known): void {
  const { requestId, address } = known;
  const path = withoutSecrets(known.path);
  const began = performance.now();
  response.once("close", () => {
    const entry = {
      requestId,
      address,
      method: request.method,
      path,
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
      // The client went away before it had everything.
      ...(response.writableFinished ? {} : { aborted: true }),
    };
    log[QUIET.test(path) ? "debug" : "info"](entry, "request");
  });
}

/**
 * The address of an invitation is the right to accept it, that of a calendar the right to read it, and that of a
 * subscription the right to end it. A token in the address of a list is taken out of it before it comes here
 * (secret-address.ts); here is hidden what stands in another place than it should, or is a token somewhere else.
 */
export function withoutSecrets(path: string): string {
  return path
    .replace(/^(\/(?:invitations|calendars|subscriptions|api\/unsubscribe)\/)[^/]+/, "$1[secret]")
    .replace(/\/(?:~|%7e)[^/]*/gi, "/~[secret]")
    .replace(/\b(slw_[0-9a-f]{16}_)[A-Za-z0-9_-]+/g, "$1[secret]");
}
