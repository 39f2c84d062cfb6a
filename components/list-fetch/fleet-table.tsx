import { Server } from "lucide-react";
import { ProviderCell } from "#components/provider/provider-cell.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { FetchedLast, FetchingClient, Standing } from "./fetch-cells.tsx";
import { describeDelay } from "./fleet-words.ts";

type Member = {
  slug: string;
  name: string;
  country: string;
  isOpen: boolean;
  client: string | null;
  fetches: number;
  revision: number | null;
  behind: number | null;
  lastAt: Date | null;
  delayMs: number | null;
};

/** Providers with the revision that each fetched last. Put it in `<Panel flush>`. */
export function FleetTable({ members, now }: { members: readonly Member[]; now: Date }) {
  return (
    <Table
      caption="Providers and the revision they fetched last"
      columns={columnsFor(now)}
      rows={members}
      rowKey={({ slug }) => slug}
      empty={
        <EmptyState icon={<Server />} title="No provider yet" level={3} className="m-5">
          Providers appear here when the list is opened to them, or when they fetch it with a token of their
          own.
        </EmptyState>
      }
    />
  );
}

function columnsFor(now: Date): readonly Column<Member>[] {
  return [
    {
      key: "provider",
      header: "Provider",
      rowHeader: true,
      cell: (provider) => <ProviderCell {...provider} />,
    },
    { key: "standing", header: "How far", cell: ({ behind }) => <Standing behind={behind} /> },
    {
      key: "revision",
      header: "Fetched last",
      cell: ({ revision, lastAt }) => <FetchedLast revision={revision} at={lastAt} now={now} />,
    },
    {
      key: "delay",
      header: "After publication",
      cell: ({ delayMs }) => (delayMs === null ? null : describeDelay(delayMs)),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ client, fetches }) => <FetchingClient client={client} fetches={fetches} />,
    },
  ];
}
