import Link from "next/link";
import type { ReactNode } from "react";
import { Bytes } from "#components/ui/bytes.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { ListEntry } from "#lib/vo-image-list/read-entries.ts";
import { EntryStatusBadge } from "./entry-status-badge.tsx";

type EntryTableProps = {
  entries: readonly ListEntry[];
  /** Leaves out what the files are like, for narrow places. */
  brief?: boolean;
  /** Shown when there are no entries. */
  empty?: ReactNode;
};

const BRIEF: ReadonlySet<string> = new Set(["appliance", "version", "status", "expires"]);

/** The entries of a revision, one a row. Put it in `<Panel flush>`. */
export function EntryTable({ entries, brief = false, empty }: EntryTableProps) {
  return (
    <Table
      caption="Entries of the list"
      columns={brief ? columns.filter(({ key }) => BRIEF.has(key)) : columns}
      rows={entries}
      rowKey={(entry) => entry.entryIdentifier}
      {...(empty === undefined ? {} : { empty })}
    />
  );
}

const columns: readonly Column<ListEntry>[] = [
  {
    key: "appliance",
    header: "Appliance",
    rowHeader: true,
    cell: ({ appliance, image }) => (
      <span className="grid gap-0.5">
        <Link href={paths.appliance(appliance.slug)} className="prose-link">
          {appliance.name}
        </Link>
        <span className="text-xs font-normal text-ink-muted">{image.title}</span>
      </span>
    ),
  },
  {
    key: "version",
    header: "Version",
    cell: ({ appliance, version, newestVersion, status }) => (
      <span className="grid gap-0.5">
        <Link href={paths.version(appliance.slug, version)} className="prose-link">
          {version}
        </Link>
        {status === "outdated" && newestVersion && (
          <span className="text-xs text-ink-muted">latest is {newestVersion}</span>
        )}
      </span>
    ),
  },
  { key: "status", header: "Status", cell: ({ status }) => <EntryStatusBadge status={status} /> },
  {
    key: "system",
    header: "Operating system",
    cell: ({ image }) => (
      <span className="grid gap-0.5">
        {image.osName} {image.osVersion}
        <span className="text-xs text-ink-muted">{image.arch}</span>
      </span>
    ),
  },
  { key: "format", header: "Format", nowrap: true, cell: ({ image }) => image.format },
  {
    key: "size",
    header: "Size",
    align: "end",
    nowrap: true,
    cell: ({ image }) => (image.sizeBytes === null ? "–" : <Bytes value={image.sizeBytes} />),
  },
  {
    key: "expires",
    header: "Expires",
    nowrap: true,
    cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} show="date" /> : "–"),
  },
];
