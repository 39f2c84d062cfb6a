/** Changes that another site's page asks for in the name of whoever is signed in here (cross-site request forgery). */

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** May this method change something (RFC 9110, section 9.2.1)? */
export function isUnsafeMethod(method: string): boolean {
  return !SAFE_METHODS.includes(method);
}

type Asked = {
  method: string;
  /** Without the query. */
  path: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

/**
 * Does a page of another origin ask for a change? Browsers say whose page asks, in `Origin` (RFC 6454) and in
 * `Sec-Fetch-Site` (W3C Fetch Metadata); programs say neither. A request to the API that brings its own credential in
 * `Authorization` does not live on anybody's cookie.
 *
 * @param ownOrigin scheme, host and port of this service
 */
export function isForeignChange({ method, path, headers }: Asked, ownOrigin: string): boolean {
  if (!isUnsafeMethod(method)) return false;
  if (headers.authorization && path.startsWith("/api/v1/")) return false;
  if (headers.origin !== undefined) return headers.origin !== ownOrigin;
  return ["cross-site", "same-site"].includes(String(headers["sec-fetch-site"]));
}
