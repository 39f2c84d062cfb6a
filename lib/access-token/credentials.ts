/** How a client may present an access token: RFC 6750 section 2.1, or RFC 7617 as image-list clients do. */

/** The password that image-list clients send beside the token (provider contract, section 5). */
const BASIC_PASSWORD = "x-oauth-basic";

/**
 * The token in an `Authorization` header: `Bearer <token>`, or `Basic` with the token as user and `x-oauth-basic` as
 * password.
 *
 * @returns null when there is no credential; the empty string when there is one that can be no token
 */
export function readPresentedToken(authorization: string | null): string | null {
  if (!authorization) return null;
  const [, scheme = "", value = ""] = /^(\S+)\s+(\S+)$/.exec(authorization.trim()) ?? [];
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return "";
  const pair = Buffer.from(value, "base64").toString("utf8");
  // RFC 7617 section 2: the first colon ends the user; the password may hold more of them.
  const colon = pair.indexOf(":");
  return colon !== -1 && pair.slice(colon + 1) === BASIC_PASSWORD ? pair.slice(0, colon) : "";
}
