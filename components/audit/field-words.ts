/** Fields and their values in words, whatever thing they belong to. */
import { formatUtc } from "#components/ui/format-relative-time.ts";

const LABELS: Readonly<Record<string, string>> = {
  acceleratorKind: "Accelerator",
  acceleratorsMinimum: "Accelerators, minimum",
  acceleratorsRecommended: "Accelerators, recommended",
  arch: "Architecture",
  contextualizationFormats: "Contextualization",
  contactEmail: "Contact e-mail",
  cpuMinimum: "CPU cores, minimum",
  cpuRecommended: "CPU cores, recommended",
  declaredSha512: "SHA-512 declared",
  declaredSizeBytes: "Size declared, bytes",
  defaultAccount: "Account",
  diskMinimumBytes: "Disk, minimum, bytes",
  diskRecommendedBytes: "Disk, recommended, bytes",
  doi: "DOI",
  email: "E-mail",
  expiresAt: "Expiry",
  homepageUrl: "Home page",
  enrolmentUrl: "Enrolment page",
  licenceUrl: "Text of the licence",
  logoSha256: "Logo",
  notes: "Release notes",
  orcid: "ORCID",
  osFamily: "Operating system, family",
  osName: "Operating system, name",
  osVersion: "Operating system, version",
  parentId: "Parent",
  ramMinimumBytes: "Memory, minimum, bytes",
  ramRecommendedBytes: "Memory, recommended, bytes",
  scriptFormat: "Kind of the script",
  scriptSha256: "Contextualization script, SHA-256",
  scriptUrl: "Address of the script",
  slug: "Address",
  url: "Address",
  websiteUrl: "Website",
};

/** "homepageUrl" → "Home page"; "someField" → "Some field". */
export function fieldLabel(field: string): string {
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return LABELS[field] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** A value in words; null where there is nothing. */
export function inWords(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(inWords).join(", ");
  if (isRecord(value)) return recordInWords(value);
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return formatUtc(new Date(text));
  return text;
}

/** Identifiers say nothing to people, and stay unless nothing else is there. */
function recordInWords(record: Readonly<Record<string, unknown>>): string | null {
  const parts = Object.entries(record).flatMap(([field, value]) => {
    const words = inWords(value);
    return words === null || isIdentifier(field, value) || value === false
      ? []
      : [partInWords(field, value, words)];
  });
  return parts.length === 0 ? null : parts.join(", ");
}

function partInWords(field: string, value: unknown, words: string): string {
  if (value === true) return fieldLabel(field).toLowerCase();
  return NAMING.has(field) ? words : `${fieldLabel(field).toLowerCase()} ${words}`;
}

/** Their values need no word beside them. */
const NAMING: ReadonlySet<string> = new Set([
  "name",
  "title",
  "label",
  "kind",
  "role",
  "type",
  "url",
  "email",
  "text",
  "term",
]);

function isIdentifier(field: string, value: unknown): boolean {
  return /^id$|Id$|^position$/.test(field) && (typeof value === "number" || isUuid(value));
}

function isUuid(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
