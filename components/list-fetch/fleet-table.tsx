import { Server } from "lucide-react";
import Link from "next/link";
import { describeClient } from "#components/access-token/client-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import { describeBehind, describeDelay } from "./fleet-words.ts";

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
      cell: ({ slug, name, country }) => (
        <span className="grid gap-0.5">
          <Link href={paths.provider(slug)} className="prose-link">
            {name}
          </Link>
          <span className="text-sm font-normal text-ink-muted">{country}</span>
        </span>
      ),
    },
    { key: "standing", header: "How far", cell: ({ behind }) => <Standing behind={behind} /> },
    {
      key: "revision",
      header: "Fetched last",
      cell: ({ revision, lastAt }) =>
        revision !== null &&
        lastAt && (
          <span className="grid">
            <span>Revision {revision}</span>
            <span className="text-ink-muted">
              <RelativeTime at={lastAt} now={now} />
            </span>
          </span>
        ),
    },
    {
      key: "delay",
      header: "After publication",
      cell: ({ delayMs }) => (delayMs === null ? null : describeDelay(delayMs)),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ client, fetches }) =>
        client !== null && (
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

/** How far one is; for whoever looks at one list or at many. */
export function Standing({ behind }: { behind: number | null }) {
  const tone = behind === null ? "neutral" : behind === 0 ? "ok" : "warn";
  return <Badge tone={tone}>{describeBehind(behind)}</Badge>;
}
