/** Versions and images field by field, in words, beside each other. Pure. */
import { formatExactBytes } from "#components/ui/format-bytes.ts";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";
import { trafficRulesSchema } from "#lib/virtual-appliance/traffic-rule.ts";
import { type Statement, statedNeeds, trafficInWords } from "./image-needs.ts";

/** A field of two things; null where a thing says nothing of it, or is not there. */
export type ComparisonRow = { label: string; before: string | null; after: string | null; differs: boolean };

type ComparedVersion = { version: string; publishedAt: Date | null; expiresAt: Date | null };

/** What is said of the versions themselves, but for their notes. */
export function versionRows(before: ComparedVersion, after: ComparedVersion): ComparisonRow[] {
  return rowsOf(versionStatements(before), versionStatements(after));
}

/** Everything said of an image, in the order of its form. */
export function imageRows(before: ImageFacts | null, after: ImageFacts | null): ComparisonRow[] {
  return rowsOf(before ? imageStatements(before) : [], after ? imageStatements(after) : []);
}

function versionStatements({ publishedAt, expiresAt }: ComparedVersion): Statement[] {
  return [
    { label: "Published", value: publishedAt ? formatUtc(publishedAt) : null },
    { label: "Expires", value: expiresAt ? formatUtc(expiresAt) : null },
  ];
}

function imageStatements(image: ImageFacts): Statement[] {
  const sizeBytes = image.sizeBytes ?? image.declaredSizeBytes;
  return [
    { label: "Title", value: image.title },
    { label: "Description", value: image.description },
    { label: "Address", value: image.url },
    { label: "Format", value: image.format },
    { label: "Architecture", value: image.arch },
    { label: "Hypervisors", value: image.hypervisors.join(", ") },
    { label: "Operating system", value: `${image.osName} ${image.osVersion} (${image.osFamily})` },
    ...statedNeeds(image),
    { label: "Log in as", value: image.defaultAccount },
    { label: "Contextualization", value: image.contextualizationFormats.join(", ") },
    { label: "Script", value: image.scriptFormat },
    { label: "Script, SHA-256", value: image.scriptSha256 },
    {
      label: "Network",
      value: trafficRulesSchema.parse(image.trafficRules).map(trafficInWords).join("\n"),
    },
    { label: "Notes", value: image.notes },
    { label: "Size", value: sizeBytes === null ? null : formatExactBytes(sizeBytes) },
    { label: "SHA-512", value: image.sha512 ?? image.declaredSha512 },
  ];
}

/** Fields of which neither says anything are left out. */
function rowsOf(before: readonly Statement[], after: readonly Statement[]): ComparisonRow[] {
  const earlier = new Map(before.map(({ label, value }) => [label, value || null]));
  const later = new Map(after.map(({ label, value }) => [label, value || null]));
  return [...new Set([...later.keys(), ...earlier.keys()])]
    .map((label) => ({ label, before: earlier.get(label) ?? null, after: later.get(label) ?? null }))
    .filter(({ before, after }) => before !== null || after !== null)
    .map((row) => ({ ...row, differs: row.before !== row.after }));
}
