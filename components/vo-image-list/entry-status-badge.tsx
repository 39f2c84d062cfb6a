import { Badge } from "#components/ui/badge.tsx";
import type { EntryStatus } from "#lib/vo-image-list/entry.ts";
import { entryStatusWords } from "./entry-status.ts";

/** The status of an entry in a word, with its meaning as title. */
export function EntryStatusBadge({ status }: { status: EntryStatus }) {
  const { word, tone, meaning } = entryStatusWords[status];
  return (
    <span title={meaning}>
      <Badge tone={tone}>{word}</Badge>
    </span>
  );
}
