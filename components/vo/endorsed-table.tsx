import Link from "next/link";
import type { ReactNode } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { EntryStatusBadge } from "#components/vo-image-list/entry-status-badge.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { EndorsedAppliance } from "./endorsed-appliances.ts";

/** What a VO endorses, an appliance a row. Put it in `<Panel flush>`. */
export function EndorsedTable({ rows, empty }: { rows: readonly EndorsedAppliance[]; empty: ReactNode }) {
  return (
    <Table
      caption="Appliances on the list"
      columns={columns}
      rows={rows}
      rowKey={({ slug }) => slug}
      empty={empty}
    />
  );
}

const columns: readonly Column<EndorsedAppliance>[] = [
  {
    key: "appliance",
    header: "Appliance",
    rowHeader: true,
    cell: ({ slug, name, summary }) => (
      <span className="grid gap-0.5">
        <Link href={paths.appliance(slug)} className="prose-link">
          {name}
        </Link>
        <span className="line-clamp-2 max-w-96 text-xs font-normal text-ink-muted">{summary}</span>
      </span>
    ),
  },
  {
    key: "version",
    header: "Version",
    nowrap: true,
    cell: ({ slug, versions }) => (
      <span className="grid">
        {versions.map((version) => (
          <Link key={version} href={paths.version(slug, version)} className="prose-link inline-block min-h-6">
            {version}
          </Link>
        ))}
      </span>
    ),
  },
  {
    key: "system",
    header: "Operating system",
    cell: ({ systems, images }) => (
      <span className="grid gap-0.5">
        {systems.map((system) => (
          <span key={system} className="@2xl:whitespace-nowrap">
            {system}
          </span>
        ))}
        {images > 1 && <span className="text-xs text-ink-muted">{images} images</span>}
      </span>
    ),
  },
  { key: "status", header: "Status", cell: ({ status }) => <EntryStatusBadge status={status} /> },
  {
    key: "expires",
    header: "Expires",
    nowrap: true,
    cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} show="date" /> : "–"),
  },
];
