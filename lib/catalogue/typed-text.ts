/**
 * What people type into the search, taken apart. Words must all be there; "two words" in quotation marks must stand side by
 * side; what follows a minus must not be there; the last word may be unfinished.
 *
 * A term becomes a query of PostgreSQL's full text by functions that take plain words, so nothing that is typed can be a
 * syntax error.
 */

/** One thing looked for: a word, or several that stand side by side. */
export type Term = {
  /** In lower case and without accents, letters and digits only (and points within numbers); at least one. */
  words: string[];
  /** The last word is the beginning of a word. */
  prefix: boolean;
  /** It must not be there. */
  excluded: boolean;
};

/** Nobody types more, and each costs the database something. */
const MOST_TERMS = 16;
const LONGEST_WORD = 60;

/** A minus at the beginning or after a blank, then a phrase in quotation marks, or what stands between blanks. */
const PART = /(?<![^\s])(-?)"([^"]*)"?|(\S+)/gu;

/** Letters that normalisation leaves as they are, each with what people without them type. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/**
 * A text as the catalogue compares it: lower case, no accents, words separated by single blanks. The function
 * catalogue_fold of the database does the same; a test holds both together.
 */
export function foldText(text: string): string {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  const letters = plain.replace(/[ßøłđðþæœı]/g, (letter) => LETTERS[letter] ?? letter);
  return wordsOf(letters).join(" ");
}

/** Runs of letters and digits; a point between digits belongs to a number, as in 12.5. */
function wordsOf(text: string): string[] {
  return text.match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? [];
}

/** Takes apart what was typed. */
export function parseTypedText(text: string): Term[] {
  const terms = [...text.matchAll(PART)].flatMap((match) => termsOf(match)).slice(0, MOST_TERMS);
  return withUnfinishedEnd(terms, text);
}

function termsOf([, minus = "", phrase, plain]: RegExpMatchArray | string[]): Term[] {
  if (phrase !== undefined) return toTerm(phrase, minus === "-");
  const part = plain ?? "";
  const excluded = /^-[\p{L}\p{N}]/u.test(part);
  return toTerm(excluded ? part.slice(1) : part, excluded);
}

/** What hangs together without a blank, such as debian-12, stands side by side. */
function toTerm(text: string, excluded: boolean): Term[] {
  const words = foldText(text)
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => word.slice(0, LONGEST_WORD));
  return words.length === 0 ? [] : [{ words, prefix: false, excluded }];
}

/** The last word goes on, unless a closing quotation mark ended it, or it is one that must not be there. */
function withUnfinishedEnd(terms: Term[], text: string): Term[] {
  const last = terms.at(-1);
  if (!last || last.excluded || text.trimEnd().endsWith('"')) return terms;
  return [...terms.slice(0, -1), { ...last, prefix: true }];
}

/** What may name an appliance or an image exactly. */
export type Identifier =
  | { kind: "image"; identifier: string }
  | { kind: "number"; number: number }
  | { kind: "sha512"; digest: string }
  | { kind: "sha256"; digest: string };

/** Is the whole text an identifier: of an image, the number of an appliance, or a checksum? Null: no. */
export function readIdentifier(text: string): Identifier | null {
  const typed = text.trim().toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(typed)) return { kind: "image", identifier: typed };
  if (/^[0-9a-f]{128}$/.test(typed)) return { kind: "sha512", digest: typed };
  if (/^[0-9a-f]{64}$/.test(typed)) return { kind: "sha256", digest: typed };
  if (/^\d{1,9}$/.test(typed)) return { kind: "number", number: Number(typed) };
  return null;
}
