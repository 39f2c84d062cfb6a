/** Sends a refusal in the form that the client can show. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { REFUSED_ACTION } from "../request-headers.ts";
import { isUnsafeMethod } from "./foreign-origin.ts";
import type { Refusal } from "./refusal.ts";
import { renderRefusalPage } from "./refusal-page.ts";

/**
 * A page for browsers, one sentence of plain text for the router in our own pages (which makes an
 * error of exactly this type), else problem+json.
 */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  requestId: string,
): void {
  const { type, body } = renderRefusal(request, refusal, requestId);
  response.writeHead(refusal.status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    vary: "accept, next-action",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function renderRefusal({ headers, method = "GET" }: IncomingMessage, refusal: Refusal, requestId: string) {
  if (headers["next-action"]) return { type: "text/plain", body: `${REFUSED_ACTION}${refusal.detail}` };
  if (/\btext\/html\b/.test(headers.accept ?? "")) {
    return {
      type: "text/html; charset=utf-8",
      body: renderRefusalPage(refusal, requestId, isUnsafeMethod(method)),
    };
  }
  return { type: "application/problem+json", body: JSON.stringify({ ...refusal, requestId }) };
}
