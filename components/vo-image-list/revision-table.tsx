import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";

type RevisionRow = {
  id: string;
  number: number;
  state: "signing" | "published";
  comment: string;
  createdAt: Date;
  /** Null: the service itself. */
  publisher: string | null;
  /** Null: nobody else had to agree. */
  approver: string | null;
};

type RevisionTableProps = {
  vo: string;
  revisions: readonly RevisionRow[];
  /** Number of the revision that is served; null: none yet. */
  currentNumber: number | null;
  now: Date;
};

/** All revisions of a list, newest first. Put it in `<Panel flush>`. */
export function RevisionTable({ vo, revisions, currentNumber, now }: RevisionTableProps) {
  const columns: readonly Column<RevisionRow>[] = [
    {
      key: "number",
      header: "Revision",
      rowHeader: true,
      nowrap: true,
      cell: ({ number, state }) => (
        <span className="inline-flex items-center gap-2">
          <Link href={paths.revision(vo, number)} className="prose-link">
            Revision {number}
          </Link>
          {state === "signing" && <Badge tone="info">Being signed</Badge>}
          {number === currentNumber && <Badge tone="ok">Current</Badge>}
        </span>
      ),
    },
    { key: "comment", header: "What changed", cell: ({ comment }) => comment },
    {
      key: "publisher",
      header: "Published by",
      cell: ({ publisher, approver }) => (
        <>
          {publisher ?? <span className="text-ink-muted">the service itself</span>}
          {approver && <span className="block text-xs text-ink-muted">approved by {approver}</span>}
        </>
      ),
    },
    {
      key: "when",
      header: "When",
      nowrap: true,
      cell: ({ createdAt }) => <RelativeTime at={createdAt} now={now} />,
    },
  ];
  return (
    <Table
      caption="Revisions of the list"
      columns={columns}
      rows={revisions}
      rowKey={(revision) => revision.id}
    />
  );
}
