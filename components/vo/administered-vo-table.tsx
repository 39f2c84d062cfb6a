import { Archive, Globe, KeyRound, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { AdministeredVoEntry } from "#lib/vo/administration-queries.ts";

type AdministeredVoTableProps = { vos: readonly AdministeredVoEntry[]; empty: ReactNode };

/** VOs with the state of their lists and who looks after them. Put it in `<Panel flush>`. */
export function AdministeredVoTable({ vos, empty }: AdministeredVoTableProps) {
  return <Table caption="VOs" columns={columns} rows={vos} rowKey={({ id }) => id} empty={empty} />;
}

const columns: readonly Column<AdministeredVoEntry>[] = [
  {
    key: "vo",
    header: "VO",
    rowHeader: true,
    cell: ({ name, title }) => (
      <span className="grid gap-0.5">
        <Link href={paths.adminVo(name)} className="prose-link">
          {title || name}
        </Link>
        <span className="font-mono text-xs font-normal text-ink-muted">{name}</span>
      </span>
    ),
  },
  {
    key: "curators",
    header: "Curators",
    cell: ({ curators }) =>
      curators === 0 ? (
        <Badge tone="warn" icon={<TriangleAlert aria-hidden />}>
          Nobody
        </Badge>
      ) : (
        <span className="font-figures">{curators}</span>
      ),
  },
  {
    key: "groups",
    header: "Groups",
    cell: ({ groups }) => (
      <span className="font-figures">{groups === 0 ? "Its own" : `Its own and ${groups}`}</span>
    ),
  },
  { key: "list", header: "Image list", cell: (vo) => <ListState vo={vo} /> },
  {
    key: "access",
    header: "Access",
    cell: ({ visibility }) =>
      visibility === "public" ? (
        <Badge icon={<Globe aria-hidden />}>Public</Badge>
      ) : (
        <Badge icon={<KeyRound aria-hidden />}>Access tokens only</Badge>
      ),
  },
];

function ListState({ vo: { current, removedAt, listEndsAt } }: { vo: AdministeredVoEntry }) {
  if (removedAt && listEndsAt) {
    return (
      <Badge tone="warn" icon={<Archive aria-hidden />}>
        <span>
          {listEndsAt <= new Date() ? "Removed; list stopped" : "Being removed; list stops"}{" "}
          <RelativeTime at={listEndsAt} />
        </span>
      </Badge>
    );
  }
  if (!current) return <span className="text-ink-muted">Not published yet</span>;
  const { number, entries, createdAt } = current;
  return (
    <span className="font-figures">
      Revision {number}, {entries} {entries === 1 ? "image" : "images"}, <RelativeTime at={createdAt} />
    </span>
  );
}
