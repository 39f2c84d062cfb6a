import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { knownJobs } from "#app/_transport/known-jobs.ts";
import { requireAdministrator } from "#app/_transport/require-administrator.ts";
import { FailureList } from "#components/job-queue/failure-list.tsx";
import {
  type FailuresView,
  failuresAddress,
  readFailuresView,
} from "#components/job-queue/failures-address.ts";
import { QueueTable } from "#components/job-queue/queue-table.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getWorkerHealth, listFailedJobs, listQueues } from "#lib/job-queue/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { removeJobAction, retryJobAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Jobs" };

const PURPOSES = new Map(knownJobs.map(({ name, purpose }) => [name, purpose]));

type JobsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What the workers do: queues, and what failed for good. */
export default async function JobsPage({ searchParams }: JobsProps) {
  const view = readFailuresView(await searchParams);
  const actor = await requireAdministrator(failuresAddress({ queue: view.queue ?? null }));
  const now = new Date();
  const [queues, failures, worker] = await Promise.all([
    listQueues(actor, now),
    listFailedJobs(actor, view),
    getWorkerHealth(actor),
  ]);
  if (!queues || !failures || !worker) notFound();
  const busy = queues.some(({ waiting, retrying, running }) => waiting + retrying + running > 0);
  return (
    <>
      <RefreshWhile active={busy} everyMs={2000} />
      <PageHeader
        title="Jobs"
        description="What is done outside of requests: signing, checking, sending. Jobs that fail are tried again by themselves, a few times, with growing delays."
        meta={<WorkerBadge worker={worker} />}
      />
      <div className="grid grid-cols-1 gap-6">
        {worker.alive === 0 && (
          <Notice tone="danger" title="No worker is running">
            {worker.lastHeardAt ? (
              <>
                The last was heard of <RelativeTime at={worker.lastHeardAt} now={now} />.{" "}
              </>
            ) : (
              "None has ever been heard of. "
            )}
            Jobs wait until one is started.
          </Notice>
        )}
        <Panel title="Queues" flush>
          <QueueTable queues={queues} purposes={PURPOSES} now={now} />
        </Panel>
        <div id="failures" className="scroll-mt-6">
          <Panel
            title={view.queue ? `Failures of ${view.queue}` : "Failures"}
            description="Nobody tries these again by themselves; they are kept for a week. Repair the reason, then retry."
            actions={view.queue && <Button href={`${paths.adminJobs()}#failures`}>Show all failures</Button>}
            flush
          >
            {failures.jobs.length > 0 ? (
              <FailureList jobs={failures.jobs} now={now} retry={retryJobAction} remove={removeJobAction} />
            ) : (
              <EmptyState
                icon={<CircleCheck />}
                level={3}
                title={view.queue ? "No job of this queue has failed" : "No job has failed"}
                className="m-5"
              >
                What fails for good appears here, with its reason.
              </EmptyState>
            )}
          </Panel>
        </div>
        <Pages view={view} next={failures.next} />
      </div>
    </>
  );
}

function WorkerBadge({ worker: { alive } }: { worker: { alive: number } }) {
  if (alive === 0) return <Badge tone="danger">No worker</Badge>;
  return <Badge tone="ok">{alive === 1 ? "1 worker is running" : `${alive} workers are running`}</Badge>;
}

function Pages({ view, next }: { view: FailuresView; next: string | null }) {
  const { queue = null, after } = view;
  return (
    <Pagination
      label="Pages of failures"
      previousHref={after ? `${failuresAddress({ queue })}#failures` : undefined}
      nextHref={next ? `${failuresAddress({ queue, after: next })}#failures` : undefined}
      summary={after ? "Earlier failures" : undefined}
    />
  );
}
