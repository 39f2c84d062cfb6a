import { Cloud } from "lucide-react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { Endpoint } from "#lib/provider/endpoint.ts";

/** Where the clouds of a provider are reached. Put it in `<Panel flush>`. */
export function Endpoints({
  endpoints,
  mayOperate,
}: {
  endpoints: readonly Endpoint[];
  mayOperate: boolean;
}) {
  return (
    <Table
      caption="Cloud endpoints"
      columns={columns}
      rows={endpoints}
      rowKey={({ kind, url, name }) => `${kind} ${url} ${name}`}
      empty={
        <EmptyState icon={<Cloud />} title="No endpoint yet" level={3} className="m-5">
          {mayOperate
            ? "Add them to the record: then users find the site's clouds here."
            : "Its operators have not said where its clouds are reached. Ask them."}
        </EmptyState>
      }
    />
  );
}

const columns: readonly Column<Endpoint>[] = [
  {
    key: "url",
    header: "Address",
    rowHeader: true,
    cell: ({ url }) => (
      <span className="flex items-center gap-1">
        <span className="min-w-0 font-mono text-sm font-normal wrap-anywhere">{url}</span>
        <CopyButton value={url} label={`Copy ${url}`} />
      </span>
    ),
  },
  { key: "kind", header: "Kind", cell: ({ kind }) => kind },
  { key: "name", header: "Region or name", cell: ({ name }) => name },
];
