import { Check, X } from "lucide-react";
import Link from "next/link";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { describeRequest, type RequestKind } from "#lib/list-request/request-kind.ts";
import { REQUEST_LENGTH } from "#lib/list-request/schema.ts";
import { paths } from "#lib/platform/paths.ts";

type OpenRequest = {
  id: string;
  kind: RequestKind;
  subject: string | null;
  message: string | null;
  createdAt: Date;
  by: string;
  appliance: { slug: string; name: string };
  latest: string | null;
};

type OpenRequestsProps = {
  vo: string;
  requests: readonly OpenRequest[];
  answer: (form: FormData) => Promise<{ error?: string }>;
  now: Date;
};

/** What agreeing does, on the button and in the dialog. */
const AGREEING: Record<RequestKind, { label: string; effect: string }> = {
  suggest: { label: "Add it…", effect: "All images of its latest version are put into the draft." },
  new_version: { label: "Update it…", effect: "Its entries in the draft move to its latest version." },
  exclude: { label: "Remove it…", effect: "Its entries are taken out of the draft." },
  message: { label: "Answer…", effect: "The draft stays as it is." },
};

/** Requests that wait for an answer, the oldest first. Put it in `<Panel flush>`. */
export function OpenRequests({ vo, requests, answer, now }: OpenRequestsProps) {
  return (
    <ul className="divide-y divide-line">
      {requests.map((request) => (
        <li
          key={request.id}
          className="flex flex-wrap items-start gap-x-6 gap-y-3 px-5 py-4 text-sm lg:flex-nowrap"
        >
          <div className="grid min-w-0 flex-1 gap-1 max-lg:basis-full">
            <p>
              <Asked vo={vo} request={request} />
            </p>
            {request.message && (
              <p className="border-l-2 border-line-strong pl-3 whitespace-pre-line text-ink-muted wrap-anywhere">
                {request.message}
              </p>
            )}
            <p className="text-ink-muted">
              <RelativeTime at={request.createdAt} now={now} />
            </p>
          </div>
          <Answers request={request} answer={answer} />
        </li>
      ))}
    </ul>
  );
}

function Asked({
  vo,
  request: { kind, subject, by, appliance, latest },
}: {
  vo: string;
  request: OpenRequest;
}) {
  const page = (
    <Link href={paths.appliance(appliance.slug)} className="prose-link">
      {appliance.name}
    </Link>
  );
  if (kind === "message") {
    return (
      <>
        <strong className="font-semibold">{by}</strong>, {page}:{" "}
        <strong className="font-semibold">{subject}</strong>
      </>
    );
  }
  return (
    <>
      <strong className="font-semibold">{by}</strong>, {page}: asks{" "}
      {describeRequest({ kind, appliance: appliance.name, latest, vo })}
    </>
  );
}

function Answers({ request, answer }: { request: OpenRequest } & Pick<OpenRequestsProps, "answer">) {
  const { id, kind, by, appliance } = request;
  const words = {
    name: "text",
    label: "Answer",
    hint: `${by} reads it in a message. You may leave it empty.`,
    maxLength: REQUEST_LENGTH.message,
    action: answer,
  };
  return (
    <span className="flex shrink-0 flex-wrap gap-2">
      <DialogWithWords
        {...words}
        trigger={
          <Button
            size="sm"
            icon={<Check aria-hidden />}
            aria-label={`${AGREEING[kind].label} ${appliance.name}`}
          >
            {AGREEING[kind].label}
          </Button>
        }
        title={kind === "message" ? `Answer ${by}` : "Agree to the request?"}
        description={`${AGREEING[kind].effect} ${by} is told.`}
        confirmLabel={kind === "message" ? "Send the answer" : "Agree"}
        fields={{ requestId: id, answer: "accept" }}
      />
      <DialogWithWords
        {...words}
        trigger={
          <Button size="sm" variant="quiet" icon={<X aria-hidden />} aria-label={`Decline ${appliance.name}`}>
            Decline…
          </Button>
        }
        title="Decline the request?"
        description={`The draft stays as it is. ${by} is told.`}
        confirmLabel="Decline"
        fields={{ requestId: id, answer: "decline" }}
      />
    </span>
  );
}
