import { type Column, Table } from "#components/ui/table.tsx";
import { type ClientCheck, clientChecks } from "./client-checks.ts";

const columns: readonly Column<ClientCheck>[] = [
  {
    key: "client",
    header: "Client",
    rowHeader: true,
    cell: ({ client, fetches }) => (
      <span className="grid gap-0.5">
        {client}
        <span className="text-sm font-normal text-ink-muted">{fetches}</span>
      </span>
    ),
  },
  { key: "checks", header: "Checks", cell: ({ checks }) => checks },
  { key: "ignores", header: "Does not check", cell: ({ ignores }) => ignores },
  { key: "advice", header: "What to do", cell: ({ advice }) => advice },
];

/** Per client what it verifies and what it does not. Put it in `<Panel flush>`. */
export function ClientCheckTable() {
  return (
    <Table
      caption="What clients verify"
      columns={columns}
      rows={clientChecks}
      rowKey={({ client }) => client}
    />
  );
}
