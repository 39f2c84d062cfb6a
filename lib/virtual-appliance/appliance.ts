/** The catalogue entry: rules of its name and address. */
import anyAscii from "any-ascii";

export const NAME_LENGTH = { min: 3, max: 50 } as const;
export const SUMMARY_LENGTH = { min: 10, max: 200 } as const;
export const DESCRIPTION_LENGTH = { max: 20_000 } as const;

/** Letters and digits of any script, blanks, and the marks that AppDB allowed. */
export const NAME_FORM = /^[\p{L}\p{N}*.+,&!#@=_^(){}[\]\- /:'’]+$/u;

/**
 * The address part for a name: transliterated to ASCII, lower case, everything else a single hyphen. Version-like dots
 * between digits stay (`ubuntu-24.04`).
 *
 * @returns at least one letter or digit, or the empty string when the name has none
 */
export function slugOf(name: string): string {
  return anyAscii(name)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/(?<!\d)\.|\.(?!\d)/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
}

/** What an address may be when somebody chooses it: as `slugOf` makes it. */
export const SLUG_FORM = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
export const SLUG_LENGTH = { min: 2, max: 60 } as const;

/** How finished an appliance is, in the words of its maintainers. */
export const APPLIANCE_STATUSES = ["in development", "testing", "production", "unmaintained"] as const;

/** Addresses that mean something else under `/appliances`. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(["register", "new", "compare"]);
