import { Download } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import { Ending, FetchedLast, FetchingClient, Standing } from "./fetch-cells.tsx";

type FetchedList = {
  vo: { name: string; title: string };
  current: number | null;
  client: string;
  fetches: number;
  revision: number | null;
  behind: number | null;
  lastAt: Date | null;
  /** When the list stops, or stopped, where its VO was removed; else null. */
  endsAt: Date | null;
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
    {
      key: "standing",
      header: "How far",
      cell: ({ behind, endsAt }) =>
        endsAt ? <Ending at={endsAt} now={now} /> : <Standing behind={behind} />,
    },
    {
      key: "revision",
      header: "Fetched last",
      cell: ({ revision, current, lastAt }) => (
        <FetchedLast revision={revision} of={current} at={lastAt} now={now} />
      ),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ client, fetches }) => <FetchingClient client={client} fetches={fetches} />,
    },
  ];
}
