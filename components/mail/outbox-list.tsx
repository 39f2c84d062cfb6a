import { Badge } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { OutboxMail } from "#lib/mail/queries.ts";

/** Messages, the newest first, each with how it stands and its text to open. */
export function OutboxList({ mails, now }: { mails: readonly OutboxMail[]; now: Date }) {
  return (
    <ul className="divide-y divide-line">
      {mails.map((mail) => (
        <li key={mail.id} className="grid grid-cols-1 gap-2 px-5 py-4">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
            <div className="grid min-w-0 flex-1 basis-80 gap-0.5">
              <h3 className="text-sm font-semibold wrap-anywhere">{mail.subject}</h3>
              <p className="text-sm wrap-anywhere text-ink-muted">
                to {mail.recipient}, written <RelativeTime at={mail.createdAt} now={now} />
              </p>
            </div>
            <MailBadge mail={mail} />
          </div>
          <Standing mail={mail} now={now} />
          <Disclosure summary="Text">
            <p className="max-w-reading font-mono text-[0.8125rem] leading-6 wrap-anywhere whitespace-pre-wrap">
              {mail.text}
            </p>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function MailBadge({ mail: { state, attempts } }: { mail: OutboxMail }) {
  if (state === "sent") return <Badge tone="ok">Sent</Badge>;
  if (state === "refused") return <Badge tone="danger">Refused</Badge>;
  return attempts > 0 ? <Badge tone="warn">Delayed</Badge> : <Badge>Waiting</Badge>;
}

function Standing({ mail: { sentAt, lastError, attempts }, now }: { mail: OutboxMail; now: Date }) {
  if (sentAt) {
    return (
      <p className="text-sm text-ink-muted">
        Handed to the mail server <RelativeTime at={sentAt} now={now} />.
      </p>
    );
  }
  if (!lastError) return null;
  return (
    <p className="text-sm wrap-anywhere text-ink-muted">
      {lastError}
      <span className="font-figures">
        {" "}
        ({attempts} {attempts === 1 ? "attempt" : "attempts"})
      </span>
    </p>
  );
}
