/** What publishing would do: the difference between two states of a list, image by image. */

/** An image in one state of a list. */
export type ListedEntry = {
  /** Stable from state to state. */
  entryIdentifier: string;
  /** Names one exact image of one version. */
  imageId: string;
};

export type EntryChange<Entry extends ListedEntry> =
  | { kind: "added"; after: Entry }
  | { kind: "removed"; before: Entry }
  | { kind: "updated"; before: Entry; after: Entry }
  | { kind: "unchanged"; before: Entry; after: Entry };

/**
 * Every entry of either state exactly once; those of `after` first, in their order, then what is gone.
 */
export function differenceOf<Entry extends ListedEntry>(
  before: readonly Entry[],
  after: readonly Entry[],
): EntryChange<Entry>[] {
  const old = new Map(before.map((entry) => [entry.entryIdentifier, entry]));
  const kept = new Set(after.map((entry) => entry.entryIdentifier));
  const present = after.map((entry): EntryChange<Entry> => {
    const earlier = old.get(entry.entryIdentifier);
    if (!earlier) return { kind: "added", after: entry };
    const kind = earlier.imageId === entry.imageId ? "unchanged" : "updated";
    return { kind, before: earlier, after: entry };
  });
  const gone = before
    .filter((entry) => !kept.has(entry.entryIdentifier))
    .map((entry): EntryChange<Entry> => ({ kind: "removed", before: entry }));
  return [...present, ...gone];
}

/** How many of each kind. */
export function countChanges(
  changes: readonly EntryChange<ListedEntry>[],
): Record<EntryChange<ListedEntry>["kind"], number> {
  const counts = { added: 0, removed: 0, updated: 0, unchanged: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** The difference between two states in one sentence: "Images: 1 added, 2 updated, 3 unchanged." */
export function describeCounts(counts: ReturnType<typeof countChanges>): string {
  const parts = (["added", "updated", "removed", "unchanged"] as const).flatMap((kind) =>
    counts[kind] > 0 ? [`${counts[kind]} ${kind}`] : [],
  );
  return parts.length === 0 ? "Both are empty." : `Images: ${parts.join(", ")}.`;
}

/** The difference in one sentence, as the page says it before publishing. */
export function describeChanges(counts: ReturnType<typeof countChanges>): string {
  const images = (count: number) => `${count} ${count === 1 ? "image" : "images"}`;
  const parts = [
    counts.added > 0 ? `${images(counts.added)} will reach providers` : "",
    counts.updated > 0 ? `${images(counts.updated)} will be replaced by a newer state` : "",
    counts.removed > 0 ? `${images(counts.removed)} will leave providers` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing changes." : `${parts.join(", ")}.`;
}
