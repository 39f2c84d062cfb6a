/** A provider's record: a cloud site and how to reach it. */
import anyAscii from "any-ascii";

export const PROVIDER_NAME_LENGTH = { min: 2, max: 60 } as const;

/** Addresses that mean something else under `/providers`. */
const RESERVED_SLUGS: ReadonlySet<string> = new Set(["register", "new", "subscribe", "clients"]);

/**
 * The address part for a name: transliterated to ASCII, lower case, everything else a single hyphen.
 *
 * @returns null when nothing is left of it, or it means something else
 */
export function providerSlug(name: string): string | null {
  const slug = anyAscii(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return slug === "" || RESERVED_SLUGS.has(slug) ? null : slug;
}
