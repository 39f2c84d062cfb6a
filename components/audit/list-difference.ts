/** What differs between two lists, of words or of records such as links and contacts. */
import { fieldLabel, inWords, isRecord } from "./field-words.ts";

export type ListedItem = {
  change: "added" | "removed" | "changed" | "moved";
  text: string;
  /** What of a record changed. */
  fields?: readonly { label: string; before: string | null; after: string | null }[];
};

/** Items that came, went or changed, in the order of the list; `kept` counts the others. */
export function listDifference(
  before: unknown,
  after: unknown,
): { items: readonly ListedItem[]; kept: number } {
  const [old, fresh] = [toItems(before), toItems(after)];
  const left = new Map(old.map((item) => [item.key, item]));
  const items: ListedItem[] = [];
  let kept = 0;
  for (const item of fresh) {
    const known = left.get(item.key);
    left.delete(item.key);
    if (!known) items.push({ change: "added", text: item.text });
    else if (known.json === item.json) kept++;
    else items.push({ change: "changed", text: item.text, fields: changedFields(known.value, item.value) });
  }
  items.push(...[...left.values()].map(({ text }): ListedItem => ({ change: "removed", text })));
  if (items.length > 0 || old.map(({ key }) => key).join("\n") === fresh.map(({ key }) => key).join("\n")) {
    return { items, kept };
  }
  return { items: [{ change: "moved", text: fresh.map(({ text }) => text).join(", ") }], kept: 0 };
}

type Item = { key: string; text: string; json: string; value: unknown };

/** Things that are there twice are told apart by their number. */
function toItems(list: unknown): Item[] {
  const seen = new Map<string, number>();
  return (Array.isArray(list) ? list : [list]).map((value) => {
    const key = keyOf(value);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const json = JSON.stringify(value);
    return { key: times === 1 ? key : `${key} ${times}`, text: inWords(value) ?? "empty", json, value };
  });
}

/** Whatever makes a record the same one although the rest of it changed, the best first. */
const KEYS = [
  "id",
  "slug",
  "personId",
  "applianceId",
  "doi",
  "orcid",
  "email",
  "url",
  "name",
  "title",
  "label",
];

function keyOf(value: unknown): string {
  if (!isRecord(value)) return JSON.stringify(value);
  const key = KEYS.find((field) => inWords(value[field]) !== null);
  return key ? `${key} ${String(value[key])}` : JSON.stringify(value);
}

function changedFields(before: unknown, after: unknown): NonNullable<ListedItem["fields"]> {
  const [old, fresh] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]))
    .map((field) => ({
      label: fieldLabel(field),
      before: inWords(old[field]),
      after: inWords(fresh[field]),
    }));
}
