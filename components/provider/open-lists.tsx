import { ListChecks } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { OpenList } from "#lib/provider/queries.ts";

/** The lists that are open to a provider. Put it in `<Panel flush>`. */
export function OpenLists({ lists, mayOperate }: { lists: readonly OpenList[]; mayOperate: boolean }) {
  return (
    <Table
      caption="Lists open to this provider"
      columns={columns}
      rows={lists}
      rowKey={({ vo }) => vo}
      empty={
        <EmptyState icon={<ListChecks />} title="No list yet" level={3} className="m-5">
          {mayOperate
            ? "Ask the managers of the VOs that your site supports: they open their list to you on its page. Public lists need no opening."
            : "VOs open their lists to the providers that support them."}
        </EmptyState>
      }
    />
  );
}

const columns: readonly Column<OpenList>[] = [
  {
    key: "vo",
    header: "VO",
    rowHeader: true,
    cell: ({ vo, title }) => (
      <span className="grid gap-0.5">
        <Link href={paths.imageList(vo)} className="prose-link">
          {title || vo}
        </Link>
        <span className="font-mono text-xs font-normal text-ink-muted">{vo}</span>
      </span>
    ),
  },
  {
    key: "visibility",
    header: "Access",
    cell: ({ visibility }) => <VisibilityBadge visibility={visibility} />,
  },
  {
    key: "opened",
    header: "Open since",
    nowrap: true,
    cell: ({ openedAt }) => <RelativeTime at={openedAt} show="date" />,
  },
];
