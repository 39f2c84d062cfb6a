/**
 * Lists that are not public, for clients that can send no header: `/list/<vo>/~<token>/…` is `/list/<vo>/…` with the access
 * token presented. It is taken out of the address before anybody else sees that, so that nothing behind can log it, and
 * from there on there is one way to present a token.
 */
import type { IncomingMessage } from "node:http";

/** The tilde may be sent encoded (RFC 3986, section 2.3), and more slashes than one stand for one. */
const ADDRESS = /^\/+list\/+([^/?#]+)\/+(?:~|%7e)([^/?#]*)([^?#]*)(.*)$/is;
/** What can be sent in a header; whether it is a token, whoever reads that decides. */
const PRESENTABLE = /^[A-Za-z0-9._-]{1,200}$/;

/**
 * Moves a token from the address into the `Authorization` header, in the place of whatever was sent there.
 *
 * @returns whether the address had one, also one that can be none: that is presented as a token that does not work
 */
export function takeSecret(request: Pick<IncomingMessage, "url" | "headers">): boolean {
  const [, vo, secret = "", rest = "", query = ""] = ADDRESS.exec(request.url ?? "") ?? [];
  if (!vo) return false;
  const token = decode(secret);
  request.headers.authorization = `Bearer ${PRESENTABLE.test(token) ? token : "none"}`;
  request.url = `/list/${vo}${rest === "" ? "/" : rest}${query}`;
  return true;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
