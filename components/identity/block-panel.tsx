import { Ban } from "lucide-react";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { AdministeredPerson } from "#lib/identity/administration-queries.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { BlockDialog } from "./block-dialog.tsx";
import { describeWhatStops } from "./what-stops.ts";

type BlockPanelProps = {
  person: Pick<AdministeredPerson, "id" | "name" | "sessions" | "accessTokens">;
  /** Is it the reader's own page? */
  isSelf: boolean;
  block: (form: FormData) => Promise<{ error?: string }>;
};

/** Stops a person who is not blocked. */
export function BlockPanel({ person, isSelf, block }: BlockPanelProps) {
  const { id, name } = person;
  return (
    <Panel title="Block">
      <div className="grid justify-items-start gap-4 text-sm text-ink-muted">
        <p>
          Ends all sessions and stops all access tokens at once. Roles and appliances stay, and are theirs
          again when they are unblocked.
        </p>
        {isSelf ? (
          <p>You cannot block yourself. Ask another administrator.</p>
        ) : (
          <BlockDialog
            trigger={
              <Button variant="danger" icon={<Ban aria-hidden />}>
                Block this person
              </Button>
            }
            title={`Block ${name}?`}
            description={`${describeWhatStops(person)} They cannot sign in until somebody unblocks them.`}
            done={`${name} is blocked.`}
            action={block}
            fields={{ personId: id }}
          />
        )}
      </div>
    </Panel>
  );
}

type BlockedNoticeProps = {
  person: Pick<AdministeredPerson, "id" | "name" | "blockedReason"> & { blockedAt: Date };
  now: Date;
  unblock: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Says why a person is blocked, and lets them in again. */
export function BlockedNotice({ person, now, unblock }: BlockedNoticeProps) {
  return (
    <Notice
      tone="danger"
      title={
        <>
          Blocked <RelativeTime at={person.blockedAt} now={now} />
        </>
      }
      action={
        <ActionButton
          action={unblock}
          idle={IDLE}
          fields={{ personId: person.id }}
          done={`${person.name} may sign in again.`}
        >
          Unblock
        </ActionButton>
      }
    >
      {person.blockedReason ?? "No reason was written down."}
    </Notice>
  );
}
