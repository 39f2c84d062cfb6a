/** Fields of an entry as its form sends them, for whoever knows them as lists. */

const FIELDS = [
  "name",
  "summary",
  "description",
  "category",
  "disciplines",
  "furtherCategories",
  "tags",
  "status",
  "licence",
  "licenceUrl",
  "homepageUrl",
] as const;
/** Lists of rows, which forms send as JSON. */
const ROWS = ["links", "contacts", "authors", "publications", "relations"] as const;

/** The fields of the entry among these, lists as lines; what is not there stays away. */
export function entryAsTyped(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const present = FIELDS.filter((field) => values[field] !== undefined);
  const rows = ROWS.filter((field) => values[field] !== undefined);
  return Object.fromEntries([
    ...present.map((field) => {
      const value = values[field];
      return [field, Array.isArray(value) ? value.join("\n") : value];
    }),
    ...rows.map((field) => [field, values[field] ?? []]),
  ]);
}
