import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { Queue } from "#lib/job-queue/queries.ts";
import { describeSchedule } from "#lib/job-queue/schedule.ts";
import { failuresAddress } from "./failures-address.ts";

type QueueTableProps = {
  queues: readonly Queue[];
  /** What each job is for, by the name of its queue. */
  purposes: ReadonlyMap<string, string>;
  now: Date;
};

/** The queues with what waits, runs and failed in each. */
export function QueueTable({ queues, purposes, now }: QueueTableProps) {
  const columns: Column<Queue>[] = [
    {
      key: "name",
      header: "Job",
      rowHeader: true,
      cell: ({ name, schedule }) => (
        <span className="grid gap-0.5">
          <code className="font-mono text-[0.9em]">{name}</code>
          <span className="text-sm font-normal text-ink-muted">
            {purposes.get(name) ?? "No job of this release: an older one left it behind."}
            {schedule && ` Comes round ${describeSchedule(schedule)}.`}
          </span>
        </span>
      ),
    },
    {
      key: "waiting",
      header: "Waiting",
      align: "end",
      nowrap: true,
      cell: (queue) => <Waiting queue={queue} now={now} />,
    },
    { key: "running", header: "Running", align: "end", cell: ({ running }) => <Count value={running} /> },
    { key: "failed", header: "Failed", align: "end", cell: (queue) => <Failed queue={queue} /> },
    {
      key: "done",
      header: "Done in 24 h",
      align: "end",
      nowrap: true,
      cell: ({ done, lastDoneAt }) => (
        <span className="grid justify-items-end gap-0.5 @max-2xl:justify-items-start">
          <Count value={done} />
          {lastDoneAt && (
            <span className="text-xs text-ink-faint">
              last <RelativeTime at={lastDoneAt} now={now} />
            </span>
          )}
        </span>
      ),
    },
  ];
  return (
    <Table
      caption="Queues"
      columns={columns}
      rows={queues}
      rowKey={({ name }) => name}
      empty={
        <EmptyState title="There are no queues" className="m-5">
          They are made when the service is started.
        </EmptyState>
      }
    />
  );
}

/** Most are nothing: what is something stands out. */
function Count({ value }: { value: number }) {
  return (
    <span className={value === 0 ? "text-ink-faint font-figures" : "font-medium font-figures"}>
      {value.toLocaleString("en-GB")}
    </span>
  );
}

function Waiting({ queue, now }: { queue: Queue; now: Date }) {
  const { waiting, retrying, oldestWaitingSince } = queue;
  return (
    <span className="grid justify-items-end gap-0.5 @max-2xl:justify-items-start">
      <Count value={waiting + retrying} />
      {retrying > 0 && <span className="text-xs text-ink-faint">{retrying} to be tried again</span>}
      {oldestWaitingSince && (
        <span className="text-xs text-ink-faint">
          since <RelativeTime at={oldestWaitingSince} now={now} />
        </span>
      )}
    </span>
  );
}

function Failed({ queue: { name, failed } }: { queue: Queue }) {
  if (failed === 0) return <Count value={0} />;
  return (
    <Link
      href={`${failuresAddress({ queue: name })}#failures`}
      aria-label={`${failed} failed: show them`}
      className="font-semibold text-danger underline underline-offset-4 font-figures"
    >
      {failed.toLocaleString("en-GB")}
    </Link>
  );
}
