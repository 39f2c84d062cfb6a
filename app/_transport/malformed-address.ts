/**
 * Is the path of this request not percent-encoded UTF-8 (RFC 3986, section 2.1), e.g. `/store/vo/%ff/image.list`?
 * Next.js answers such a path as if it had failed itself, before any route sees it.
 *
 * @param target path and query, as in the first line of the request
 */
export function isMalformedAddress(target: string): boolean {
  const [path = ""] = target.split("?", 1);
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}
