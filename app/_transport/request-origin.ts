/** Where a request came from, as the web server tells in its headers. */
import { randomUUID } from "node:crypto";
import type { RequestOrigin } from "#lib/platform/actor.ts";
import { CLIENT_ADDRESS_HEADER, REQUEST_ID_HEADER } from "./request-headers.ts";

/** @param headers of the request, after the web server has set its own */
export function readRequestOrigin(headers: Pick<Headers, "get">): RequestOrigin {
  return {
    address: headers.get(CLIENT_ADDRESS_HEADER),
    requestId: headers.get(REQUEST_ID_HEADER) ?? randomUUID(),
  };
}
