import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { VersionStatus } from "#lib/virtual-appliance/version.ts";
import { VersionStatusBadge } from "./version-status-badge.tsx";

type VersionRow = {
  id: string;
  version: string;
  status: VersionStatus;
  publishedAt: Date | null;
  expiresAt: Date | null;
  imported: boolean;
  images: readonly { id: string }[];
};

/** Versions of one appliance, one a row. Put it in `<Panel flush>`. */
export function VersionTable({ slug, versions }: { slug: string; versions: readonly VersionRow[] }) {
  return <Table caption="Versions" columns={columnsOf(slug)} rows={versions} rowKey={(row) => row.id} />;
}

function columnsOf(slug: string): readonly Column<VersionRow>[] {
  return [
    {
      key: "version",
      header: "Version",
      rowHeader: true,
      cell: (row) => (
        <Link href={paths.version(slug, row.version)} className="prose-link">
          {row.version}
        </Link>
      ),
    },
    {
      key: "status",
      header: "Status",
      cell: (row) => (
        <span className="inline-flex flex-wrap gap-1.5">
          <VersionStatusBadge status={row.status} />
          {row.imported && <Badge>Imported</Badge>}
        </span>
      ),
    },
    { key: "published", header: "Published", nowrap: true, cell: (row) => <DateCell at={row.publishedAt} /> },
    { key: "expires", header: "Expires", nowrap: true, cell: (row) => <DateCell at={row.expiresAt} /> },
    { key: "images", header: "Images", align: "end", cell: (row) => row.images.length },
  ];
}

function DateCell({ at }: { at: Date | null }) {
  return at ? <RelativeTime at={at} show="date" /> : "–";
}
