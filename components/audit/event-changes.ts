/** What an event changed, field by field, in words. */
import { formatUtc } from "#components/ui/format-relative-time.ts";

/** A field before and after; null: it was, or is, empty. */
export type FieldChange = { field: string; label: string; before: string | null; after: string | null };

const LABELS: Readonly<Record<string, string>> = {
  contactEmail: "Contact e-mail",
  email: "E-mail",
  expiresAt: "Expiry",
  homepageUrl: "Home page",
  notes: "Release notes",
  orcid: "ORCID",
  parentId: "Parent",
  url: "Address",
  websiteUrl: "Website",
};

/** A text may be a whole description; the beginning says what it was. */
const LONGEST_TEXT = 600;

/** The changes that the details of an event hold; none where it holds none. */
export function changesOf(details: unknown): FieldChange[] {
  const changes = isRecord(details) ? details.changes : null;
  if (!isRecord(changes)) return [];
  return Object.entries(changes).flatMap(([field, change]) =>
    isRecord(change)
      ? [{ field, label: labelOf(field), before: inWords(change.before), after: inWords(change.after) }]
      : [],
  );
}

/** "homepageUrl" → "Home page"; "someField" → "Some field". */
function labelOf(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return LABELS[field] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function inWords(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(inWords).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return formatUtc(new Date(text));
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)} …` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
