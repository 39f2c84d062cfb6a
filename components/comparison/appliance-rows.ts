/** Appliances fact by fact, beside each other, in words. Pure. */
import { describeReports } from "#components/image-report/report-words.ts";
import { formatBytes } from "#components/ui/format-bytes.ts";
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { describeExpiry } from "#components/virtual-appliance/freshness.ts";
import { statedNeeds, statedTraffic } from "#components/virtual-appliance/image-needs.ts";
import { versionStatusWords } from "#components/virtual-appliance/version-status.ts";
import { describeRating } from "#lib/rating/rating-summary.ts";
import type { ComparedAppliance } from "#lib/virtual-appliance/side-by-side-queries.ts";

/** A fact of each appliance, in the order of the columns; null where it says nothing of it. */
export type FactRow = { label: string; values: readonly (string | null)[]; differs: boolean };
export type FactGroup = { title: string; rows: readonly FactRow[] };

type Fact = { label: string; value: (appliance: ComparedAppliance, now: Date) => string | null };

/** A line for each different value. */
const lines = (values: readonly (string | null)[]): string | null =>
  [...new Set(values.filter((value) => value !== null && value !== ""))].join("\n") || null;

const ofImages =
  (value: (image: ComparedAppliance["images"][number]) => string | null): Fact["value"] =>
  ({ images }) =>
    lines(images.map(value));

const needOf = (label: string): Fact => ({
  label,
  value: ofImages((image) => statedNeeds(image).find((need) => need.label === label)?.value ?? null),
});

const GROUPS: readonly { title: string; facts: readonly Fact[] }[] = [
  {
    title: "About",
    facts: [
      { label: "Summary", value: ({ summary }) => summary },
      {
        label: "Category",
        value: ({ category, furtherCategories }) => lines([category, ...furtherCategories]),
      },
      { label: "Disciplines", value: ({ disciplines }) => lines(disciplines) },
      { label: "Licence", value: ({ licence }) => licence },
      { label: "Owner", value: ({ owner }) => owner?.name ?? null },
      {
        label: "Maintainers",
        value: ({ maintainers }) => lines(maintainers.map(({ person }) => person.name)),
      },
    ],
  },
  {
    title: "Version",
    facts: [
      { label: "Latest version", value: ({ latest }) => latest?.version ?? "None is published" },
      {
        label: "Published",
        value: ({ latest }) => (latest?.publishedAt ? formatUtcDate(latest.publishedAt) : null),
      },
      {
        label: "Expiry",
        value: ({ latest }, now) => (latest ? describeExpiry(latest.expiresAt, now) : null),
      },
      {
        label: "Freshness",
        value: ({ latest, archivedAt }) =>
          lines([latest && versionStatusWords[latest.status].word, archivedAt && "Archived"]),
      },
    ],
  },
  {
    title: "Images",
    facts: [
      {
        label: "Operating system",
        value: ofImages(({ osName, osVersion, osFamily }) => `${osName} ${osVersion} (${osFamily})`),
      },
      { label: "Architecture", value: ofImages(({ arch }) => arch) },
      { label: "Format", value: ofImages(({ format }) => format) },
      { label: "Hypervisor", value: ofImages(({ hypervisors }) => hypervisors.join(", ")) },
      {
        label: "Size of the file",
        value: ofImages(({ sizeBytes, declaredSizeBytes }) => {
          const bytes = sizeBytes ?? declaredSizeBytes;
          return bytes === null ? null : formatBytes(bytes);
        }),
      },
      needOf("Processor cores"),
      needOf("Memory"),
      needOf("Disk"),
      needOf("Accelerator"),
      { label: "Log in as", value: ofImages(({ defaultAccount }) => defaultAccount) },
      {
        label: "Contextualization",
        value: ofImages(({ contextualizationFormats }) => contextualizationFormats.join(", ")),
      },
      { label: "Network", value: ofImages((image) => statedTraffic(image).join("\n")) },
    ],
  },
  {
    title: "Trust",
    facts: [
      {
        label: "Endorsed by",
        value: ({ endorsingVos }) => lines(endorsingVos) ?? "No VO",
      },
      {
        label: "Integrity",
        value: ({ images }) => {
          if (images.length === 0) return null;
          const checked = images.filter(({ checksumSource }) => checksumSource === "measured").length;
          if (checked === 0) return "Not checked here";
          return checked === images.length
            ? "Downloaded and checked here"
            : `${checked} of ${images.length} images checked here`;
        },
      },
      {
        label: "Image report",
        value: ({ images }) =>
          images.length === 0
            ? null
            : describeReports(images.map(({ report }) => report?.grade ?? null)).word,
      },
      { label: "Rating", value: ({ rating }) => describeRating(rating) },
      { label: "Followers", value: ({ followers }) => followers.toLocaleString("en-GB") },
    ],
  },
];

/**
 * All facts that at least one of the appliances says something of.
 *
 * @param onlyDifferences leaves out what is the same in all of them
 */
export function factGroups(
  appliances: readonly ComparedAppliance[],
  now: Date,
  { onlyDifferences }: { onlyDifferences: boolean },
): FactGroup[] {
  return GROUPS.map(({ title, facts }) => ({
    title,
    rows: facts
      .map(({ label, value }) => {
        const values = appliances.map((appliance) => value(appliance, now));
        return { label, values, differs: new Set(values).size > 1 };
      })
      .filter(
        ({ values, differs }) => values.some((value) => value !== null) && (differs || !onlyDifferences),
      ),
  })).filter(({ rows }) => rows.length > 0);
}
