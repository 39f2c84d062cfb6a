import { ListChecks } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { OpenList } from "#lib/provider/queries.ts";

type OfferedList = OpenList & {
  /** The current revision; null when none has been published. */
  offer: { number: number; publishedAt: Date; images: number } | null;
};

type OpenListsProps = { lists: readonly OfferedList[]; mayOperate: boolean; now: Date };

/** The lists that are open to a provider, with what each offers now. Put it in `<Panel flush>`. */
export function OpenLists({ lists, mayOperate, now }: OpenListsProps) {
  return (
    <Table
      caption="Lists open to this provider"
      columns={columnsFor(now)}
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

function columnsFor(now: Date): readonly Column<OfferedList>[] {
  return [
    {
      key: "vo",
      header: "VO",
      rowHeader: true,
      cell: ({ vo, title }) => (
        <span className="grid gap-0.5">
          <Link href={paths.vo(vo)} className="prose-link">
            {title || vo}
          </Link>
          <span className="font-mono text-xs font-normal text-ink-muted">{vo}</span>
        </span>
      ),
    },
    {
      key: "current",
      header: "Current revision",
      cell: ({ vo, offer }) =>
        offer ? (
          <span>
            <Link href={paths.imageList(vo)} className="prose-link inline-block min-h-6">
              Revision {offer.number}
            </Link>
            <span className="text-ink-muted">
              {", "}
              <RelativeTime at={offer.publishedAt} now={now} />
            </span>
          </span>
        ) : (
          <span className="text-ink-muted">None published yet</span>
        ),
    },
    { key: "images", header: "Images", align: "end", cell: ({ offer }) => offer?.images ?? "–" },
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
}
