import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { ListedToken } from "#lib/access-token/queries.ts";
import { describeClient } from "./client-words.ts";
import { revocationConsequences, scopeWords } from "./scope-words.ts";
import { TokenStateBadge } from "./token-state-badge.tsx";

type Revoke = (form: FormData) => Promise<{ error?: string }>;

type TokenTableProps = {
  tokens: readonly ListedToken[];
  revoke: Revoke;
  /** Tells who made each: for holders of whom several people may. */
  showCreator?: boolean;
  /** Where one makes a token for this holder; absent for those who may not. */
  newTokenHref?: string;
  /** Shown while there is none: why one would make a token. */
  emptyText: ReactNode;
  now: Date;
};

/** The tokens of one holder, with what each may and when it was used. Put it in `<Panel flush>`. */
export function TokenTable({
  tokens,
  revoke,
  showCreator = false,
  newTokenHref,
  emptyText,
  now,
}: TokenTableProps) {
  return (
    <Table
      caption="Access tokens"
      columns={columnsFor(revoke, showCreator, now)}
      rows={tokens}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={<KeyRound />}
          title="No access token yet"
          level={3}
          className="m-5"
          action={
            newTokenHref && (
              <Button variant="primary" href={newTokenHref}>
                Create a token
              </Button>
            )
          }
        >
          {emptyText}
        </EmptyState>
      }
    />
  );
}

function columnsFor(revoke: Revoke, showCreator: boolean, now: Date): Column<ListedToken>[] {
  return [
    { key: "name", header: "Token", rowHeader: true, cell: (token) => <TokenName token={token} /> },
    { key: "state", header: "State", cell: (token) => <State token={token} now={now} /> },
    {
      key: "expires",
      header: "Expires",
      nowrap: true,
      cell: ({ expiresAt }) => <RelativeTime at={expiresAt} show="date" />,
    },
    { key: "used", header: "Last used", cell: (token) => <LastUse token={token} now={now} /> },
    {
      key: "created",
      header: "Created",
      cell: ({ createdAt, createdBy }) => (
        <span className="grid gap-0.5">
          <RelativeTime at={createdAt} show="date" />
          {showCreator && createdBy && <span className="text-ink-muted">by {createdBy}</span>}
        </span>
      ),
    },
    {
      key: "actions",
      header: "Actions",
      hideHeader: true,
      align: "end",
      cell: (token) => token.state === "active" && <RevokeButton token={token} revoke={revoke} />,
    },
  ];
}

function TokenName({ token }: { token: ListedToken }) {
  return (
    <span className="grid gap-1 wrap-anywhere">
      <span className="font-semibold">{token.name}</span>
      <span className="grid gap-0.5 text-sm font-normal text-ink-muted">
        {scopeWords(token).map((words) => (
          <span key={words}>{words}</span>
        ))}
        {token.allowedRanges.length > 0 && (
          <span>
            From <span className="font-mono text-[0.9em]">{token.allowedRanges.join(", ")}</span> only
          </span>
        )}
        <span className="font-mono text-xs">slw_{token.id}_…</span>
      </span>
    </span>
  );
}

function State({ token: { state, revokedAt }, now }: { token: ListedToken; now: Date }) {
  return (
    <span className="grid justify-items-start gap-1">
      <TokenStateBadge state={state} />
      {revokedAt && (
        <span className="text-ink-muted">
          <RelativeTime at={revokedAt} now={now} />
        </span>
      )}
    </span>
  );
}

function LastUse({ token, now }: { token: ListedToken; now: Date }) {
  const { lastUsedAt, lastUsedAddress, lastUsedClient } = token;
  if (!lastUsedAt) return <span className="text-ink-muted">Never</span>;
  return (
    <span className="grid gap-0.5">
      <RelativeTime at={lastUsedAt} now={now} />
      <span className="text-ink-muted" title={lastUsedClient ?? undefined}>
        {lastUsedAddress && (
          <>
            from <span className="font-mono text-[0.9em]">{lastUsedAddress}</span>{" "}
          </>
        )}
        by {describeClient(lastUsedClient)}
      </span>
    </span>
  );
}

function RevokeButton({ token, revoke }: { token: ListedToken; revoke: Revoke }) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      }
      title={`Revoke “${token.name}”?`}
      description={
        <ul className="grid gap-2">
          {revocationConsequences(token).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      }
      confirmLabel="Revoke"
      tone="danger"
      action={revoke}
      fields={{ id: token.id }}
    />
  );
}
