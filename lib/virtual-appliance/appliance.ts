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

/** Addresses that mean something else under `/appliances`. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set(["register", "new", "compare"]);
