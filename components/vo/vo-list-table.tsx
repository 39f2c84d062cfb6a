import { Globe, KeyRound } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";

/** A VO with a published list. */
export type VoListRow = {
  id: string;
  name: string;
  title: string;
  visibility: "public" | "token";
  /** Number of the current revision. */
  number: number;
  createdAt: Date;
  entries: number;
  /** Absolute. */
  listUrl: string;
};

/** VOs with the addresses of their lists. Put it in `<Panel flush>`. */
export function VoListTable({ rows }: { rows: readonly VoListRow[] }) {
  return <Table caption="Image lists" columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

const columns: readonly Column<VoListRow>[] = [
  {
    key: "vo",
    header: "VO",
    rowHeader: true,
    cell: (row) => (
      <span className="grid gap-0.5">
        <Link href={paths.imageList(row.name)} className="prose-link">
          {row.title || row.name}
        </Link>
        <span className="font-mono text-xs font-normal text-ink-muted">{row.name}</span>
      </span>
    ),
  },
  {
    key: "visibility",
    header: "Access",
    cell: (row) =>
      row.visibility === "public" ? (
        <Badge icon={<Globe aria-hidden />}>Public</Badge>
      ) : (
        <Badge icon={<KeyRound aria-hidden />}>Access tokens only</Badge>
      ),
  },
  { key: "images", header: "Images", align: "end", cell: (row) => row.entries },
  {
    key: "revision",
    header: "Revision",
    cell: (row) => (
      <>
        {row.number}, <RelativeTime at={row.createdAt} />
      </>
    ),
  },
  {
    key: "address",
    header: "Address",
    cell: (row) => <Identifier value={row.listUrl} what={`address of the list of ${row.name}`} />,
  },
];
