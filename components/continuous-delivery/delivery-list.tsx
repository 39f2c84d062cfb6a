import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, PackageOpen } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import type { ShownDelivery } from "#lib/continuous-delivery/queries.ts";
import { TASKS, type Task } from "#lib/continuous-delivery/task.ts";
import { paths } from "#lib/platform/paths.ts";

type DeliveryListProps = { slug: string; deliveries: readonly ShownDelivery[]; now: Date };

/** The last deliveries, newest first, each with its seven tasks and what was noted about them. */
export function DeliveryList({ slug, deliveries, now }: DeliveryListProps) {
  if (deliveries.length === 0) {
    return (
      <EmptyState icon={<PackageOpen />} title="Nothing has been delivered yet">
        Set up a description above, or let a program of yours send one, as below. Each delivery is shown here
        with its seven steps.
      </EmptyState>
    );
  }
  return (
    <Panel title="Deliveries" flush>
      <ul className="divide-y divide-line">
        {deliveries.map((delivery, index) => (
          <li key={delivery.id} className="grid gap-2 px-5 py-4">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
              <StateBadge state={delivery.state} />
              <span className="font-semibold wrap-anywhere">
                <VersionName slug={slug} delivery={delivery} />
              </span>
              <span className="text-ink-muted">
                {TRIGGERS[delivery.trigger]} <RelativeTime at={delivery.startedAt} now={now} />
              </span>
            </div>
            {delivery.reason && (
              <p className="text-sm whitespace-pre-line wrap-anywhere">{delivery.reason}</p>
            )}
            <Disclosure summary="Steps" open={index === 0 || delivery.state === "running"}>
              <ol className="grid gap-2.5">
                {delivery.tasks.map((task) => (
                  <TaskRow key={task.name} task={task} />
                ))}
              </ol>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function VersionName({ slug, delivery: { version, state } }: { slug: string; delivery: ShownDelivery }) {
  if (version === null) return "No version read yet";
  if (state !== "published" && state !== "nothing_new") return `Version ${version}`;
  return (
    <Link href={paths.version(slug, version)} className="prose-link">
      Version {version}
    </Link>
  );
}

const TRIGGERS: Readonly<Record<ShownDelivery["trigger"], string>> = {
  schedule: "looked at by itself",
  person: "asked for",
  push: "sent by a program",
};

function StateBadge({ state }: { state: ShownDelivery["state"] }) {
  const { tone, word } = STATES[state];
  return <Badge tone={tone}>{word}</Badge>;
}

const STATES = {
  running: { tone: "info", word: "Under way" },
  published: { tone: "ok", word: "Published" },
  nothing_new: { tone: "neutral", word: "Nothing new" },
  failed: { tone: "danger", word: "Failed" },
  cancelled: { tone: "warn", word: "Cancelled" },
} as const;

function TaskRow({ task: { name, state, lines } }: { task: Task }) {
  const { icon, word } = TASK_LOOKS[state];
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5 text-sm">
      <span className="mt-0.5 [&_svg]:size-4.5">{icon}</span>
      <span>
        <span className={state === "waiting" || state === "skipped" ? "text-ink-muted" : "font-medium"}>
          {TASKS.find((task) => task.name === name)?.title}
          <span className="sr-only">: {word}</span>
        </span>
        {lines.map((line) => (
          <span key={line} className="block text-ink-muted whitespace-pre-line wrap-anywhere">
            {line}
          </span>
        ))}
      </span>
    </li>
  );
}

const TASK_LOOKS: Readonly<Record<Task["state"], { icon: ReactNode; word: string }>> = {
  waiting: { icon: <CircleDashed aria-hidden className="text-ink-faint" />, word: "not yet" },
  running: { icon: <Spinner />, word: "under way" },
  done: { icon: <CircleCheck aria-hidden className="text-ok" />, word: "done" },
  failed: { icon: <CircleAlert aria-hidden className="text-danger" />, word: "failed" },
  skipped: { icon: <CircleMinus aria-hidden className="text-ink-faint" />, word: "not needed" },
};
