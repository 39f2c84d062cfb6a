/** Places in the results of a search, as they stand in addresses: opaque, and nothing but places when they are read. */
import { z } from "zod";
import type { Sort } from "./catalogue-search.ts";

/**
 * The row at the edge of a page. Results are ordered by value, then identifier, so no row is shown twice or left out while
 * nothing changes.
 */
export type Place = {
  sort: Sort;
  /** What the row is ordered by: a score, a name, a time in ISO 8601, a number of followers. */
  value: string;
  applianceId: string;
  /** Milliseconds: when the first page was asked for. Scores depend on the time, so all pages are scored as of then. */
  asOf: number;
};

const WHOLE_NUMBER = /^-?\d{1,15}$/;
const FORMS: Readonly<Record<Sort, (value: string) => boolean>> = {
  relevance: (value) => WHOLE_NUMBER.test(value),
  followers: (value) => /^\d{1,9}$/.test(value),
  name: (value) => value.length <= 200 && !value.includes("\0"),
  updated: (value) => z.iso.datetime().safeParse(value).success,
};

const YEAR_3000_MS = 32_503_680_000_000;
const written = z.tuple([
  z.enum(["relevance", "name", "updated", "followers"]),
  z.string(),
  z.uuid(),
  z.number().int().min(0).max(YEAR_3000_MS),
]);

export function writePlace({ sort, value, applianceId, asOf }: Place): string {
  return Buffer.from(JSON.stringify([sort, value, applianceId, asOf])).toString("base64url");
}

/** @returns null for what is no place in results of this order: then the first page is shown */
export function readPlace(key: string, sort: Sort): Place | null {
  const parsed = written.safeParse(parseJson(Buffer.from(key, "base64url").toString()));
  if (!parsed.success) return null;
  const [found, value, applianceId, asOf] = parsed.data;
  return found === sort && FORMS[sort](value) ? { sort, value, applianceId, asOf } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
