/** Where somebody goes after signing in. */

/** Only its origin is compared; nothing is ever sent there. */
const SOMEWHERE = "http://here.invalid";

/**
 * The address if it is one of this service (begins with a single slash and stays here when a browser reads it), else
 * null: an open redirect would let others send people from our sign-in to a page of theirs.
 */
export function readReturnAddress(text: string | undefined): string | null {
  if (!text?.startsWith("/") || !URL.canParse(text, SOMEWHERE)) return null;
  const url = new URL(text, SOMEWHERE);
  if (url.origin !== SOMEWHERE || url.pathname.startsWith("//")) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
