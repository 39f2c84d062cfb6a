import { RotateCw, Trash2 } from "lucide-react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { ConfirmOutcome } from "#components/ui/open-confirm-dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { FailedJob } from "#lib/job-queue/queries.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

type FailureListProps = {
  jobs: readonly FailedJob[];
  now: Date;
  retry: (state: FormState, form: FormData) => Promise<FormState>;
  remove: (form: FormData) => Promise<ConfirmOutcome>;
};

/** Jobs that failed for good: why, about what, and the two things that can be done. */
export function FailureList({ jobs, now, retry, remove }: FailureListProps) {
  return (
    <ul className="divide-y divide-line">
      {jobs.map((job) => (
        <li key={job.id} className="grid grid-cols-1 gap-3 px-5 py-4">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <div className="grid min-w-0 flex-1 basis-80 gap-1">
              <h3 className="text-sm font-semibold wrap-anywhere">{job.failure.message}</h3>
              <p className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
                <code className="font-mono text-[0.9em]">{job.queue}</code>
                <span>
                  failed <RelativeTime at={job.failedAt} now={now} />
                </span>
                <span className="font-figures">
                  {job.attempts} {job.attempts === 1 ? "attempt" : "attempts"}
                </span>
              </p>
            </div>
            <FailureButtons job={job} retry={retry} remove={remove} />
          </div>
          <Disclosure summary="Details">
            <div className="grid grid-cols-1 gap-3">
              <CodeBlock label="What it was about" code={JSON.stringify(job.payload ?? {}, null, 2)} wrap />
              {job.failure.trace && <CodeBlock label="Where it failed" code={job.failure.trace} wrap />}
              <p className="text-sm text-ink-muted">
                Queued <RelativeTime at={job.createdAt} now={now} /> as{" "}
                <code className="font-mono text-[0.9em] wrap-anywhere">{job.id}</code>.
              </p>
            </div>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function FailureButtons({
  job,
  retry,
  remove,
}: Pick<FailureListProps, "retry" | "remove"> & { job: FailedJob }) {
  const fields = { queue: job.queue, jobId: job.id };
  return (
    <div className="flex gap-2">
      <ActionButton
        action={retry}
        idle={IDLE}
        fields={fields}
        done="Queued again: a worker takes it within seconds."
        size="sm"
        icon={<RotateCw aria-hidden />}
        aria-label={`Retry ${job.queue}: ${job.failure.message}`}
      >
        Retry
      </ActionButton>
      <ConfirmDialog
        trigger={
          <Button
            size="sm"
            variant="quiet"
            icon={<Trash2 aria-hidden />}
            aria-label={`Remove ${job.queue}: ${job.failure.message}`}
          >
            Remove
          </Button>
        }
        title="Remove this job?"
        description="It will not be done any more, and its reason is forgotten. What it was about stays as it is."
        confirmLabel="Remove"
        tone="danger"
        action={remove}
        fields={fields}
      />
    </div>
  );
}
