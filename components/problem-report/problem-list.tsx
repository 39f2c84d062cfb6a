import Link from "next/link";
import type { ReactNode } from "react";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { OwnWords } from "#components/virtual-appliance/own-words.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { AdministeredProblem, ShownProblem } from "#lib/problem-report/queries.ts";
import { NOTE_LENGTH } from "#lib/problem-report/schema.ts";
import { reasonWords } from "./reason-words.ts";

type ProblemListProps<Problem extends ShownProblem> = {
  label: string;
  problems: readonly Problem[];
  settle: (form: FormData) => Promise<{ error?: string }>;
  mayDismiss: boolean;
  now: Date;
  /** Which appliance, and who reported it. */
  about?: (problem: Problem) => ReactNode;
};

/** Reports of problems: what is wrong, and how it ended or can end. */
export function ProblemList<Problem extends ShownProblem>(props: ProblemListProps<Problem>) {
  const { label, problems, settle, mayDismiss, now, about } = props;
  return (
    <ul aria-label={label} className="grid gap-4">
      {problems.map((problem) => (
        <li key={problem.id} className="grid gap-3 rounded-lg border border-line bg-surface p-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <span className="font-semibold">{reasonWords[problem.reason].label}</span>
            {problem.state === "resolved" && <Badge tone="ok">Resolved</Badge>}
            {problem.state === "dismissed" && <Badge>Dismissed</Badge>}
            <span className="text-ink-muted">
              reported <RelativeTime at={problem.createdAt} now={now} />
            </span>
          </div>
          {about && <p className="text-sm text-ink-muted">{about(problem)}</p>}
          {problem.comment && <OwnWords>{problem.comment}</OwnWords>}
          {problem.settledAt && (
            <p className="text-sm wrap-anywhere">
              <span className="font-medium">{problem.settledBy?.name ?? "Somebody"}</span>{" "}
              <span className="text-ink-muted">
                <RelativeTime at={problem.settledAt} now={now} />:
              </span>{" "}
              {problem.note}
            </p>
          )}
          {problem.state === "open" && (
            <div className="flex flex-wrap gap-2.5">
              <Settle problem={problem} outcome="resolved" settle={settle} />
              {mayDismiss && <Settle problem={problem} outcome="dismissed" settle={settle} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Of which appliance, and who reported it; for administrators. */
export function aboutProblem({ appliance, reporter, reporterEmail }: AdministeredProblem): ReactNode {
  return (
    <>
      <Link href={paths.appliance(appliance.slug)} className="prose-link">
        {appliance.name}
      </Link>
      {appliance.owner ? ` of ${appliance.owner.name}` : ", which nobody owns here"}. Reported by{" "}
      {reporter ? (
        <Link href={paths.adminPerson(reporter.id)} className="prose-link">
          {reporter.name}
        </Link>
      ) : (
        "somebody who was not signed in"
      )}
      {reporterEmail && ` (${reporterEmail})`}.
    </>
  );
}

type SettleProps = {
  problem: ShownProblem;
  outcome: "resolved" | "dismissed";
  settle: ProblemListProps<ShownProblem>["settle"];
};

function Settle({ problem, outcome, settle }: SettleProps) {
  const isResolved = outcome === "resolved";
  const what = <span className="sr-only"> ({reasonWords[problem.reason].label})</span>;
  return (
    <DialogWithWords
      trigger={
        <Button size="sm" variant={isResolved ? "primary" : "secondary"}>
          {isResolved ? "Mark as resolved…" : "Dismiss…"}
          {what}
        </Button>
      }
      title={isResolved ? "Mark it as resolved?" : "Dismiss this report?"}
      description={
        isResolved
          ? "Whoever reported it is told, with your note, where we know how."
          : "For what needs nothing to be done. Whoever reported it is told, with your note, where we know how."
      }
      confirmLabel={isResolved ? "Resolved" : "Dismiss"}
      action={settle}
      fields={{ problemId: problem.id, outcome }}
      name="note"
      label="Note"
      hint={isResolved ? "What you have done." : "Why nothing is to be done."}
      required
      maxLength={NOTE_LENGTH}
    />
  );
}
