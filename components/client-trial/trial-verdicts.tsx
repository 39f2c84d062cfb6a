import { describeClient } from "#components/access-token/client-words.ts";
import { joinClasses } from "#components/ui/join-classes.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { toneIcons } from "#components/ui/tone.tsx";
import { EDITIONS, type Edition } from "#lib/client-trial/edition.ts";
import { editionWords } from "./edition-words.ts";

type Verdict = { tone: "ok" | "danger" | "warn" | "neutral"; sentence: string };

type TriedClient = {
  address: string | null;
  names: readonly string[];
  lastAt: Date;
  verdicts: Readonly<Record<Edition, Verdict>>;
};

/** What the requests tell of each client that came: a table for each. Put it in `<Panel flush>`. */
export function TrialVerdicts({ clients, now }: { clients: readonly TriedClient[]; now: Date }) {
  return (
    <div className="divide-y divide-line">
      {clients.map((client) => (
        <ClientVerdicts key={`${client.address} ${client.names.join(" ")}`} client={client} now={now} />
      ))}
    </div>
  );
}

function ClientVerdicts({ client, now }: { client: TriedClient; now: Date }) {
  const { address, names, lastAt, verdicts } = client;
  const name = names.map((each) => describeClient(each)).join(" and ");
  const rows = EDITIONS.map((edition) => ({ edition, ...verdicts[edition] }));
  return (
    <section aria-label={`${name}${address ? `, ${address}` : ""}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-5 pt-4 pb-3">
        <h3 className="text-base font-semibold wrap-anywhere">
          {name}
          {address && (
            <span className="font-normal text-ink-muted">
              {" "}
              at <span className="font-mono text-sm">{address}</span>
            </span>
          )}
        </h3>
        <p className="text-sm text-ink-muted">
          Came last <RelativeTime at={lastAt} now={now} />
        </p>
      </div>
      <Table
        caption={`What ${name}${address ? ` at ${address}` : ""} did with each edition`}
        columns={columns}
        rows={rows}
        rowKey={({ edition }) => edition}
        empty={null}
      />
    </section>
  );
}

const toneLooks = { ok: "text-ok", danger: "text-danger", warn: "text-warn", neutral: "text-ink-muted" };

const columns: readonly Column<Verdict & { edition: Edition }>[] = [
  {
    key: "edition",
    header: "Edition",
    rowHeader: true,
    nowrap: true,
    cell: ({ edition }) => editionWords[edition].name,
  },
  {
    key: "verdict",
    header: "What it did",
    cell: ({ tone, sentence }) => (
      // Beside the text rather than before it: the row stands on the baseline of its words.
      <span className="relative block pl-6.5">
        <span className={joinClasses("absolute top-0.5 left-0 [&_svg]:size-4", toneLooks[tone])}>
          {toneIcons[tone === "neutral" ? "info" : tone]}
        </span>
        <span className={tone === "neutral" ? "text-ink-muted" : ""}>{sentence}</span>
      </span>
    ),
  },
];
