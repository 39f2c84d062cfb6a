import { Server } from "lucide-react";
import { ProviderCell } from "#components/provider/provider-cell.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";

import type { OpenTo } from "#lib/vo-image-list/access-queries.ts";

type OpenToTableProps = {
  vo: string;
  isPublic: boolean;
  rows: readonly OpenTo[];
  close: (form: FormData) => Promise<{ error?: string }>;
  now: Date;
};

/** The providers to which a list is open, with the tokens that read it. Put it in `<Panel flush>`. */
export function OpenToTable(props: OpenToTableProps) {
  return (
    <Table
      caption="Providers to which the list is open"
      columns={columnsFor(props)}
      rows={props.rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<Server />} title="Open to no provider yet" level={3} className="m-5">
          Choose the sites that run this VO's machines below.
        </EmptyState>
      }
    />
  );
}

function columnsFor({ vo, isPublic, close, now }: OpenToTableProps): Column<OpenTo>[] {
  return [
    {
      key: "provider",
      header: "Provider",
      rowHeader: true,
      cell: (provider) => <ProviderCell {...provider} />,
    },
    {
      key: "tokens",
      header: "Its tokens",
      cell: ({ tokens }) => <Tokens tokens={tokens} now={now} />,
    },
    {
      key: "opened",
      header: "Open since",
      cell: ({ openedAt, openedBy }) => (
        <span className="grid gap-0.5">
          <RelativeTime at={openedAt} show="date" />
          {openedBy && <span className="text-ink-muted">by {openedBy}</span>}
        </span>
      ),
    },
    {
      key: "actions",
      header: "Actions",
      hideHeader: true,
      align: "end",
      cell: (row) => <CloseButton row={row} vo={vo} isPublic={isPublic} close={close} now={now} />,
    },
  ];
}

function Tokens({ tokens, now }: { tokens: OpenTo["tokens"]; now: Date }) {
  if (tokens.length === 0) return <span className="text-ink-muted">None yet</span>;
  return (
    <ul className="grid gap-1">
      {tokens.map(({ id, name, lastUsedAt }) => (
        <li key={id}>
          {name}
          <span className="text-ink-muted">
            {", "}
            {lastUsedAt ? (
              <>
                last used <RelativeTime at={lastUsedAt} now={now} />
              </>
            ) : (
              "never used"
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CloseButton({ row, vo, isPublic, close, now }: Omit<OpenToTableProps, "rows"> & { row: OpenTo }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Close the list to ${row.name}`}>
          Close
        </Button>
      }
      title={`Close the list of ${vo} to ${row.name}?`}
      description={
        <div className="grid gap-3">
          {isPublic ? (
            <p>The list is public: the site goes on fetching it as everybody does.</p>
          ) : (
            <p>
              From the next request on the site gets no list. Some clients then delete this VO's images from
              the site's cloud: tell its operators first.
            </p>
          )}
          {row.tokens.length > 0 && (
            <div className="grid gap-1.5">
              <p className="font-semibold text-ink">Tokens that read it:</p>
              <Tokens tokens={row.tokens} now={now} />
            </div>
          )}
          <p>The tokens stay: when the list is opened again, they work again.</p>
        </div>
      }
      confirmLabel="Close the list"
      tone="danger"
      action={close}
      fields={{ vo, providerId: row.id }}
    />
  );
}
