/**
 * How long an answer is, said although the page framework does not say it: it takes `Content-Length` out of what a route
 * answers, since bodies that it has fetched elsewhere may be decoded, and sends everything in chunks.
 */
import type { ServerResponse } from "node:http";
import { BODY_LENGTH_HEADER } from "../request-headers.ts";

/**
 * Where a route said how long its body is (app/_transport/said-length.ts), the client is told so, and not in chunks. Not
 * where something on the way encoded it.
 */
export function tellBodyLength(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = ((...args: unknown[]) => {
    const length = response.getHeader(BODY_LENGTH_HEADER);
    if (length !== undefined) {
      response.removeHeader(BODY_LENGTH_HEADER);
      if (!response.hasHeader("content-encoding")) response.setHeader("content-length", String(length));
    }
    return writeHead(...args);
  }) as typeof response.writeHead;
}
