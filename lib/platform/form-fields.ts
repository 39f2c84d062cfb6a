/** zod shapes for what comes out of HTML forms, where everything is text and nothing typed is the empty string. */
import { z } from "zod";

type RequiredLength = { min?: number; max?: number };
type OptionalLength = { max?: number };

/** Turns the direction of what follows (Unicode Standard Annex 9, section 2). */
const TURNING = "\\u202a-\\u202e\\u2066-\\u2069";
const NO_LINE = new RegExp(`[\\p{Cc}\\p{Zl}\\p{Zp}${TURNING}]`, "u");
const NO_TEXT = new RegExp(`(?![\\t\\n\\r])[\\p{Cc}${TURNING}]`, "u");

/** A line that must be filled in; blanks at the ends do not count. Nothing in it ends or turns what is around it. */
export function requiredLine(what: string, length: RequiredLength = {}) {
  return filledIn(what, length).refine((text) => !NO_LINE.test(text), noLine(what));
}

/** As {@link requiredLine}, of as many lines as one likes. */
export function requiredText(what: string, length: RequiredLength = {}) {
  return filledIn(what, length).refine((text) => !NO_TEXT.test(text), noText(what));
}

function filledIn(what: string, { min = 1, max = 200 }: RequiredLength) {
  return z
    .string({ error: `${what} is missing.` })
    .trim()
    .min(1, `${what} is missing.`)
    .min(min, `${what} must have at least ${min} characters.`)
    .max(max, `${what} must have at most ${max} characters.`)
    .refine(isStorable, unstorable(what));
}

function unstorable(what: string) {
  return { error: `${what} holds a character that cannot be stored.`, abort: true };
}

function noLine(what: string): string {
  return `${what} must be a single line without invisible control characters. If you pasted it, type it instead.`;
}

function noText(what: string): string {
  return `${what} holds invisible control characters. If you pasted it, paste it as plain text or type it instead.`;
}

/** PostgreSQL's texts hold every character but this one. */
function isStorable(text: string): boolean {
  return !text.includes("\0");
}

/** The longest that mail servers must take (RFC 5321, section 4.5.3.1.3, less the brackets). */
const EMAIL_LENGTH = 254;

/** An e-mail address as browsers check it (HTML, "valid e-mail address"), with a dot in its domain. */
export function requiredEmail(what: string) {
  return filledIn(what, { max: EMAIL_LENGTH }).refine(
    (text) => z.regexes.html5Email.test(text) && /@.+\../.test(text),
    `${what} must look like name@example.org.`,
  );
}

/** A line that may be left empty; null then. */
export function optionalLine(what: string, length: OptionalLength = {}) {
  return perhapsFilledIn(what, length).refine((text) => !NO_LINE.test(text ?? ""), noLine(what));
}

/** A text of as many lines as one likes that may be left empty; null then. */
export function optionalText(what: string, length: OptionalLength = {}) {
  return perhapsFilledIn(what, length).refine((text) => !NO_TEXT.test(text ?? ""), noText(what));
}

function perhapsFilledIn(what: string, { max = 200 }: OptionalLength) {
  return z
    .string()
    .trim()
    .max(max, `${what} must have at most ${max} characters.`)
    .refine(isStorable, unstorable(what))
    .transform((text) => (text === "" ? null : text))
    .nullish()
    .transform((text) => text ?? null);
}

/** An http or https address that may be left empty; null then. */
export function optionalUrl(what: string) {
  return optionalLine(what, { max: 500 }).refine(
    (text) => text === null || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    `${what} must begin with https:// or http://.`,
  );
}

/** The words of a text, separated by commas or line ends, without repetitions. */
export function splitWords(text: string): string[] {
  const words = text.split(/[,\n]/).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}

function noWords(what: string): string {
  return `${what}: one holds invisible control characters. If you pasted it, type it instead.`;
}

/** Words separated by commas or line ends, without repetitions. */
export function wordList(what: string, { maxWords = 20, maxLength = 40 } = {}) {
  return z
    .string()
    .refine(isStorable, `${what}: one holds a character that cannot be stored.`)
    .default("")
    .transform(splitWords)
    .refine((words) => words.length <= maxWords, `${what}: at most ${maxWords}.`)
    .refine(
      (words) => words.every((word) => word.length <= maxLength),
      `${what}: at most ${maxLength} characters each.`,
    )
    .refine((words) => !words.some((word) => NO_LINE.test(word)), noWords(what));
}

/** A whole number that may be left empty; null then. */
export function optionalWholeNumber(what: string, { min = 1, max }: { min?: number; max: number }) {
  return optionalLine(what)
    .refine(
      (text) => text === null || (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max),
      `${what} must be a whole number from ${min} to ${max}.`,
    )
    .transform((text) => (text === null ? null : Number(text)));
}

const UNIT_BYTES: Record<string, bigint> = {
  "": 1n,
  b: 1n,
  kb: 1000n,
  mb: 1000n ** 2n,
  gb: 1000n ** 3n,
  tb: 1000n ** 4n,
  kib: 1024n,
  mib: 1024n ** 2n,
  gib: 1024n ** 3n,
  tib: 1024n ** 4n,
};

/**
 * Bytes from "2 GiB", "512 MB" or "1024 B"; null when it cannot be read. A number without a unit is refused unless
 * `unitNeeded` is false: AppDB's lists are full of "512" that nobody can tell bytes from megabytes.
 */
export function parseBytes(text: string, { unitNeeded = true } = {}): bigint | null {
  const [, whole, fraction = "", unit = ""] =
    /^(\d{1,15})(?:[.,](\d{1,6}))?\s*([kmgt]?i?b?)$/i.exec(text.trim()) ?? [];
  if (whole === undefined || (unit === "" && unitNeeded)) return null;
  const factor = UNIT_BYTES[/^[kmgt]i?$/i.test(unit) ? `${unit.toLowerCase()}b` : unit.toLowerCase()];
  if (factor === undefined) return null;
  const scale = 10n ** BigInt(fraction.length);
  return (BigInt(whole + fraction) * factor) / scale;
}

/** An exbibyte; PostgreSQL's numbers end soon after. */
const MOST_BYTES = 1024n ** 6n;

/** An amount of bytes typed with its unit, that may be left empty; null then. */
export function optionalBytes(
  what: string,
  { unitNeeded = true, min = 0n }: { unitNeeded?: boolean; min?: bigint } = {},
) {
  return optionalLine(what)
    .refine((text) => text === null || parseBytes(text, { unitNeeded }) !== null, {
      error: `${what} needs a number and a unit, such as 2 GiB or 512 MiB.`,
    })
    .transform((text) => (text === null ? null : parseBytes(text, { unitNeeded })))
    .refine((bytes) => bytes === null || bytes >= min, { error: `${what} is too small to be meant.` })
    .refine((bytes) => bytes === null || bytes <= MOST_BYTES, { error: `${what} is too large to be meant.` });
}

/** What a form knows of the state it was made from (lib/audit/edits-since.ts). */
export const seenFields = {
  seen: z.string().max(30).optional(),
  overwrite: z.string().max(30).optional(),
  mergeInto: z.string().max(30).optional(),
};
