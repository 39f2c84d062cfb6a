import { Radio } from "lucide-react";
import { describeClient } from "#components/access-token/client-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { Edition } from "#lib/client-trial/edition.ts";
import { editionWords } from "./edition-words.ts";

type SeenRequest = {
  id: string;
  at: Date;
  kind: "list" | "image";
  edition: Edition;
  method: string;
  status: number;
  client: string;
  address: string | null;
  isConditional: boolean;
};

/** Which requests came for a trial, the newest first. Put it in `<Panel flush>`. */
export function TrialRequests({ requests, now }: { requests: readonly SeenRequest[]; now: Date }) {
  return (
    <Table
      caption="Requests for the test list and its image"
      columns={columnsFor(now)}
      rows={requests}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<Radio />} title="Nothing has come yet" level={3} className="m-5">
          Subscribe your client to the address above and let it run. What it asks for appears here by itself.
        </EmptyState>
      }
    />
  );
}

function columnsFor(now: Date): readonly Column<SeenRequest>[] {
  return [
    {
      key: "what",
      header: "Asked for",
      rowHeader: true,
      cell: ({ kind, edition }) =>
        `${kind === "list" ? "List" : "Image"}, ${editionWords[edition].name.toLowerCase()}`,
    },
    {
      key: "status",
      header: "Answered",
      cell: ({ method, status }) => (method === "GET" ? status : `${status} (${method})`),
    },
    {
      key: "client",
      header: "Client",
      cell: ({ client, address }) => (
        <span className="grid gap-0.5">
          <span title={client}>{describeClient(client)}</span>
          {address && <span className="font-mono text-xs text-ink-muted wrap-anywhere">{address}</span>}
        </span>
      ),
    },
    {
      key: "conditional",
      header: "Only if changed",
      cell: ({ isConditional }) => (isConditional ? "Yes" : "No"),
    },
    { key: "at", header: "When", nowrap: true, cell: ({ at }) => <RelativeTime at={at} now={now} /> },
  ];
}
