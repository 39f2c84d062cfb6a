/** Addresses that an appliance had before it was given another one lead there for ever. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/platform/log.ts";
import { findSuccessor } from "#lib/virtual-appliance/slugs.ts";

/** Pages and the API; lists are answered where they are asked for, for not all clients follow. */
const ADDRESS = /^(\/appliances\/|\/api\/v1\/appliances\/)([^/?#]+)([/?#].*)?$/;

/**
 * Redirects when the address is a former one (RFC 9110, section 15.4.9: the method stays).
 *
 * @returns whether the request was answered
 */
export async function redirectFormerSlug(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const [, before = "", slug = "", after = ""] = ADDRESS.exec(request.url ?? "") ?? [];
  // What a form sends finds its appliance by itself; a browser would ask before sending it elsewhere.
  if (slug === "" || request.headers["next-action"]) return false;
  const successor = await findSuccessor(slug).catch((error: unknown) => {
    log.warn({ err: error }, "a former address could not be looked up");
    return null;
  });
  if (successor === null) return false;
  response.writeHead(308, { location: `${before}${successor}${after}`, "cache-control": "no-store" }).end();
  return true;
}
