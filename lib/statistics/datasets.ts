/** What is counted, in words. Pure; the pages and the files say the same. */

/** Parts of the page, in its order. */
export const GROUPS = [
  { id: "catalogue", title: "The catalogue" },
  { id: "images", title: "What is in the images" },
  { id: "lists", title: "Image lists" },
  { id: "sites", title: "Cloud sites" },
] as const;
export type GroupId = (typeof GROUPS)[number]["id"];

type Described = {
  group: GroupId;
  title: string;
  /** What is counted, and what is not. */
  description: string;
  /** Heading of what is told apart. */
  label: string;
  /** One and several of what is counted. */
  unit: readonly [one: string, many: string];
  /** Over the chosen months; over the last 90 days; or as it is now. */
  time: "months" | "days" | "now";
};

/** So many days are in the charts over days. */
export const DAYS = 90;

export const DATASETS = {
  "versions-by-month": {
    group: "catalogue",
    title: "Versions published",
    description: "By month. Versions that their maintainers have hidden are not counted.",
    label: "Month",
    unit: ["version", "versions"],
    time: "months",
  },
  "appliances-by-category": {
    group: "catalogue",
    title: "Appliances by category",
    description: "With a current version, by their first category.",
    label: "Category",
    unit: ["appliance", "appliances"],
    time: "now",
  },
  "appliances-by-month": {
    group: "catalogue",
    title: "New appliances",
    description: "By the month in which the first version of each was published.",
    label: "Month",
    unit: ["appliance", "appliances"],
    time: "months",
  },
  "appliances-by-discipline": {
    group: "catalogue",
    title: "Appliances by discipline",
    description: "With a current version. One that serves several disciplines is counted in each.",
    label: "Discipline",
    unit: ["appliance", "appliances"],
    time: "now",
  },
  "images-by-operating-system": {
    group: "images",
    title: "Operating systems",
    description: "Images of current versions.",
    label: "Operating system",
    unit: ["image", "images"],
    time: "now",
  },
  "images-by-architecture": {
    group: "images",
    title: "Architectures",
    description: "Images of current versions.",
    label: "Architecture",
    unit: ["image", "images"],
    time: "now",
  },
  "images-by-format": {
    group: "images",
    title: "Formats",
    description: "Images of current versions, by the format of the file.",
    label: "Format",
    unit: ["image", "images"],
    time: "now",
  },
  "images-by-report": {
    group: "images",
    title: "Image reports",
    description: "What the image linter found in images of current versions.",
    label: "Report",
    unit: ["image", "images"],
    time: "now",
  },
  "images-by-checksum": {
    group: "images",
    title: "Integrity",
    description: "Who says what the checksum is, for images of current versions.",
    label: "Checksum",
    unit: ["image", "images"],
    time: "now",
  },
  "revisions-by-month": {
    group: "lists",
    title: "Revisions published",
    description: "Of the image lists of all VOs, by month.",
    label: "Month",
    unit: ["revision", "revisions"],
    time: "months",
  },
  "appliances-by-vo": {
    group: "lists",
    title: "Appliances by VO",
    description: "On the list that each VO publishes now.",
    label: "VO",
    unit: ["appliance", "appliances"],
    time: "now",
  },
  "images-by-vo": {
    group: "lists",
    title: "Images endorsed",
    description: "On the list that each VO publishes now.",
    label: "VO",
    unit: ["image", "images"],
    time: "now",
  },
  "fetches-by-day": {
    group: "sites",
    title: "Revisions taken up",
    description: `By day, for the last ${DAYS} days: how often a provider fetched a revision for the first time. Fetches without an access token are not counted, for nobody knows whose they are.`,
    label: "Day",
    unit: ["revision taken up", "revisions taken up"],
    time: "days",
  },
  "providers-by-freshness": {
    group: "sites",
    title: "How fresh the lists at the sites are",
    description: "For every provider and every list that it has fetched with its access token.",
    label: "Newest revision fetched",
    unit: ["list at a site", "lists at sites"],
    time: "now",
  },
  "providers-by-country": {
    group: "sites",
    title: "Providers by country",
    description: "All that are registered.",
    label: "Country",
    unit: ["provider", "providers"],
    time: "now",
  },
} as const satisfies Record<string, Described>;

export type DatasetName = keyof typeof DATASETS;

export const DATASET_NAMES = Object.keys(DATASETS) as DatasetName[];

/** The name of a dataset, from an address; null when there is none of that name. */
export function readDatasetName(text: string): DatasetName | null {
  return DATASET_NAMES.find((name) => name === text) ?? null;
}
