import { Download } from "lucide-react";
import Link from "next/link";
import { describeClient } from "#components/access-token/client-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import { Standing } from "./fleet-table.tsx";

type FetchedList = {
  vo: { name: string; title: string };
  current: number | null;
  client: string;
  fetches: number;
  revision: number | null;
  behind: number | null;
  lastAt: Date | null;
};

/** What a provider has fetched with its tokens, list by list. Put it in `<Panel flush>`. */
export function FetchedLists({ lists, now }: { lists: readonly FetchedList[]; now: Date }) {
  return (
    <Table
      caption="Lists that this provider has fetched"
      columns={columnsFor(now)}
      rows={lists}
      rowKey={({ vo }) => vo.name}
      empty={
        <EmptyState icon={<Download />} title="Nothing fetched with a token yet" level={3} className="m-5">
          Give your client an access token, also for public lists: then you and the VOs see which revision
          your site has.
        </EmptyState>
      }
    />
  );
}

function columnsFor(now: Date): readonly Column<FetchedList>[] {
  return [
    {
      key: "vo",
      header: "VO",
      rowHeader: true,
      cell: ({ vo }) => (
        <Link href={paths.imageList(vo.name)} className="prose-link">
          {vo.title || vo.name}
        </Link>
      ),
    },
    { key: "standing", header: "How far", cell: ({ behind }) => <Standing behind={behind} /> },
    {
      key: "revision",
      header: "Fetched last",
      cell: ({ revision, current, lastAt }) =>
        lastAt && (
          <span className="grid">
            <span>
              Revision {revision} of {current}
            </span>
            <span className="text-ink-muted">
              <RelativeTime at={lastAt} now={now} />
            </span>
          </span>
        ),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ client, fetches }) => (
        <span className="grid" title={client}>
          <span>{describeClient(client)}</span>
          <span className="text-ink-muted">
            {fetches} {fetches === 1 ? "fetch" : "fetches"}
          </span>
        </span>
      ),
    },
  ];
}
