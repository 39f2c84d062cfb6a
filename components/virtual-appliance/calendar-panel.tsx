"use client";

import { CalendarClock } from "lucide-react";
import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

type CalendarPanelProps = {
  /** When its address was made and last read; null: there is none. */
  feed: { createdAt: Date; lastUsedAt: Date | null } | null;
  now: Date;
  create: (state: FormState, form: FormData) => Promise<FormState>;
  remove: (form: FormData) => Promise<{ error?: string }>;
};

/** The secret address at which one's own calendar finds the expiries; it is shown once. */
export function CalendarPanel({ feed, now, create, remove }: CalendarPanelProps) {
  const [state, action] = useActionState(create, IDLE);
  const address = state.answer?.address;
  return (
    <Panel
      title="Calendar of expiries"
      description="When versions of your appliances expire, in the calendar you use anyway."
    >
      <div className="grid grid-cols-1 gap-4 text-sm">
        <FormProblems state={state} title="No address was made" />
        {address && <NewAddress address={address} />}
        {feed ? (
          <p className="text-ink-muted">
            Its address was made <RelativeTime at={feed.createdAt} now={now} />
            {feed.lastUsedAt ? (
              <>
                {" "}
                and last read <RelativeTime at={feed.lastUsedAt} now={now} />
              </>
            ) : (
              " and was not read yet"
            )}
            . Whoever has it can read when your versions expire, and nothing else.
          </p>
        ) : (
          <p className="text-ink-muted">
            You get a secret address to subscribe to, because calendar programs cannot sign in.
          </p>
        )}
        <div className="flex flex-wrap gap-2.5">
          <form action={action}>
            <SubmitButton
              variant="secondary"
              icon={<CalendarClock aria-hidden />}
              pendingLabel="Making an address…"
            >
              {feed ? "Make another address" : "Make an address"}
            </SubmitButton>
          </form>
          {feed && (
            <ConfirmDialog
              trigger={<Button variant="quiet">Remove the address</Button>}
              title="Remove the address of your calendar?"
              description="Calendar programs that read it find nothing there any more. You can make another one."
              confirmLabel="Remove"
              tone="danger"
              action={remove}
            />
          )}
        </div>
        {feed && (
          <p className="text-ink-muted">
            Another address takes the place of this one, which then stops working.
          </p>
        )}
      </div>
    </Panel>
  );
}

function NewAddress({ address }: { address: string }) {
  return (
    <div role="status" className="grid gap-2">
      <p className="font-semibold">Subscribe to this address. It is shown this once.</p>
      <div className="flex flex-wrap items-center gap-3 rounded-lg border border-accent-line bg-accent-soft px-4 py-3">
        <code className="min-w-0 flex-1 basis-72 font-mono text-sm wrap-anywhere">{address}</code>
        <CopyButton value={address} label="Copy the address of the calendar" withText />
      </div>
    </div>
  );
}
