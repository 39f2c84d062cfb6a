/** What an event changed, field by field, in words. */
import { trafficRulesSchema, writeTrafficRule } from "#lib/virtual-appliance/traffic-rule.ts";
import { fieldLabel, inWords, isRecord } from "./field-words.ts";
import { type ListedItem, listDifference } from "./list-difference.ts";
import { type TextPart, textDifference } from "./text-difference.ts";

/**
 * A field before and after: two values (null: it was, or is, empty), a text with its changed words, or the items of a list
 * that came, went or changed.
 */
export type FieldChange = { field: string; label: string } & (
  | { kind: "value"; before: string | null; after: string | null }
  | { kind: "text"; parts: readonly TextPart[] }
  | { kind: "list"; items: readonly ListedItem[]; kept: number }
);

/** Shorter ones are easier to read side by side. */
const SHORTEST_TEXT = 40;
/** A text may be a whole description; the beginning says what it was. */
const LONGEST_TEXT = 600;

/** The changes that the details of an event hold; none where it holds none. */
export function changesOf(details: unknown): FieldChange[] {
  const changes = isRecord(details) ? details.changes : null;
  if (!isRecord(changes)) return [];
  return Object.entries(changes)
    .flatMap(([field, change]) => (isRecord(change) ? [fieldChange(field, change.before, change.after)] : []))
    .sort((a, b) => orderOf(a.field) - orderOf(b.field));
}

/** As forms ask for them; the database keeps the fields of a change in an order of its own. */
const ORDER = [
  "name",
  "slug",
  "version",
  "title",
  "summary",
  "description",
  "notes",
  "category",
  "disciplines",
  "tags",
];

function orderOf(field: string): number {
  const place = ORDER.indexOf(field);
  return place === -1 ? ORDER.length : place;
}

/** What became of a field, values as the audit trail has them. */
export function fieldChange(field: string, recordedBefore: unknown, recordedAfter: unknown): FieldChange {
  const [before, after] = [readable(field, recordedBefore), readable(field, recordedAfter)];
  const named = { field, label: fieldLabel(field) };
  if (isList(before) || isList(after)) {
    return { ...named, kind: "list", ...listDifference(before ?? [], after ?? []) };
  }
  if (typeof before === "string" && typeof after === "string" && isText(before, after)) {
    const parts = textDifference(before, after);
    if (parts) return { ...named, kind: "text", parts };
  }
  return { ...named, kind: "value", before: shorten(inWords(before)), after: shorten(inWords(after)) };
}

/** Rules of traffic as people write them. */
function readable(field: string, value: unknown): unknown {
  if (field !== "trafficRules") return value;
  const rules = trafficRulesSchema.safeParse(value);
  return rules.success ? rules.data.map(writeTrafficRule) : value;
}

/** An empty list may have been recorded as nothing. */
function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isText(before: string, after: string): boolean {
  return before !== "" && after !== "" && Math.max(before.length, after.length) >= SHORTEST_TEXT;
}

function shorten(text: string | null): string | null {
  return text !== null && text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text;
}
