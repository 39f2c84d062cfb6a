import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { DiffList, type DiffRow } from "#components/ui/diff-list.tsx";
import { formatBytes } from "#components/ui/format-bytes.ts";
import type { EntryChange } from "#lib/vo-image-list/difference.ts";
import type { ListEntry } from "#lib/vo-image-list/read-entries.ts";

/** What differs between two states of a list; entries that are the same are left out. Put it in `<Panel flush>`. */
export function RevisionDifference({ changes }: { changes: readonly EntryChange<ListEntry>[] }) {
  const rows = changes.filter(({ kind }) => kind !== "unchanged").map(toRow);
  if (rows.length === 0) return <p className="px-5 py-4 text-sm text-ink-muted">No entry differs.</p>;
  return <DiffList label="Differences" rows={rows} />;
}

function toRow(change: EntryChange<ListEntry>): DiffRow {
  if (change.kind === "removed") {
    return { ...basicsOf(change.before), change: "removed", text: nameOf(change.before) };
  }
  const { after } = change;
  if (change.kind === "added") return { ...basicsOf(after), change: "added", text: nameOf(after) };
  const { before } = change;
  const text =
    before.version === after.version ? (
      <>{nameOf(after)}, another file</>
    ) : (
      <>
        <strong className="font-semibold">{after.appliance.name}</strong> {before.version}{" "}
        <ArrowRight role="img" aria-label="to" className="mx-0.5 inline size-3.5 align-[-0.125em]" />{" "}
        {after.version}
      </>
    );
  return { ...basicsOf(after), change: change.kind === "updated" ? "changed" : "unchanged", text };
}

function nameOf({ appliance, version }: ListEntry): ReactNode {
  return (
    <>
      <strong className="font-semibold">{appliance.name}</strong> {version}
    </>
  );
}

function basicsOf({ entryIdentifier, image }: ListEntry): Pick<DiffRow, "key" | "detail"> {
  const size = image.sizeBytes === null ? "" : `, ${formatBytes(image.sizeBytes)}`;
  return {
    key: entryIdentifier,
    detail: `${image.osName} ${image.osVersion}, ${image.arch}, ${image.format}${size}`,
  };
}
