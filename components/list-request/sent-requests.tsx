import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { RequestKind } from "#lib/list-request/request-kind.ts";
import { paths } from "#lib/platform/paths.ts";

type SentRequest = {
  id: string;
  vo: string;
  kind: RequestKind;
  subject: string | null;
  message: string | null;
  state: "open" | "accepted" | "declined" | "withdrawn";
  by: string;
  createdAt: Date;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
};

type SentRequestsProps = {
  requests: readonly SentRequest[];
  withdraw: (form: FormData) => Promise<{ error?: string }>;
  now: Date;
};

const ASKED: Record<RequestKind, string> = {
  suggest: "to include it",
  new_version: "to take its latest version",
  exclude: "to take it out",
  message: "a message",
};
const STATES = {
  open: ["info", "Not answered yet"],
  accepted: ["ok", "Agreed"],
  declined: ["neutral", "Declined"],
  withdrawn: ["neutral", "Withdrawn"],
} as const;

/** What was asked of VOs, those that wait first. Put it in `<Panel flush>`. */
export function SentRequests({ requests, withdraw, now }: SentRequestsProps) {
  return (
    <ul className="divide-y divide-line">
      {requests.map((request) => {
        const { id, vo, kind, subject, message, state, by, createdAt } = request;
        const [tone, word] = STATES[state];
        return (
          <li
            key={id}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-4 text-sm"
          >
            <div className="grid min-w-0 flex-1 gap-1">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link href={paths.imageList(vo)} className="prose-link font-semibold">
                  {vo}
                </Link>
                {ASKED[kind]}
                {subject && `: ${subject}`}
                <Badge tone={tone}>{word}</Badge>
              </p>
              {message && (
                <p className="border-l-2 border-line-strong pl-3 whitespace-pre-line text-ink-muted wrap-anywhere">
                  {message}
                </p>
              )}
              <p className="text-ink-muted">
                {by}, <RelativeTime at={createdAt} now={now} />
              </p>
              <AnswerLine request={request} now={now} />
            </div>
            {state === "open" && (
              <ConfirmDialog
                trigger={
                  <Button size="sm" variant="quiet" aria-label={`Withdraw what you asked of ${vo}`}>
                    Withdraw…
                  </Button>
                }
                title={`Withdraw what you asked of ${vo}?`}
                description="Their managers see it no longer beside their draft. The message that they got stays with them."
                confirmLabel="Withdraw"
                action={withdraw}
                fields={{ requestId: id }}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function AnswerLine({ request, now }: { request: SentRequest; now: Date }) {
  const { state, answer, answeredBy, answeredAt } = request;
  if (state === "open" || answeredAt === null) return null;
  return (
    <p className="text-ink-muted">
      {answer && <span className="text-ink wrap-anywhere">“{answer}” </span>}
      {answeredBy ?? "Somebody who has left"}, <RelativeTime at={answeredAt} now={now} />
    </p>
  );
}
