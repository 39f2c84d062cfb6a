import { Check, X } from "lucide-react";
import Link from "next/link";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { listWaitingFor } from "#lib/virtual-appliance/people-queries.ts";
import { JoinRequestRow } from "./join-request-list.tsx";
import { OwnWords } from "./own-words.tsx";

type DialogAction = (form: FormData) => Promise<{ error?: string }>;
type Waiting = Awaited<ReturnType<typeof listWaitingFor>>;

type WaitingPanelProps = {
  waiting: Waiting;
  accept: (state: FormState, form: FormData) => Promise<FormState>;
  decline: DialogAction;
  answerRequest: DialogAction;
};

/** What waits for the reader's answer; nothing at all when nothing does. */
export function WaitingPanel({ waiting, accept, decline, answerRequest }: WaitingPanelProps) {
  const { invitations, joinRequests } = waiting;
  const count = invitations.length + joinRequests.length;
  if (count === 0) return null;
  return (
    <Panel title={`Waiting for your answer (${count})`} description={describe(waiting)} flush>
      <ul className="divide-y divide-line">
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} accept={accept} decline={decline} />
        ))}
        {joinRequests.map((request) => (
          <JoinRequestRow
            key={request.id}
            request={request}
            applianceName={request.appliance.name}
            answer={answerRequest}
          >
            asks to maintain{" "}
            <Link href={paths.appliancePeople(request.appliance.slug)} className="prose-link">
              {request.appliance.name}
            </Link>
          </JoinRequestRow>
        ))}
      </ul>
    </Panel>
  );
}

function describe({ invitations, joinRequests }: Waiting): string {
  const parts = [
    countOf(invitations.length, "invitation to you", "invitations to you"),
    countOf(joinRequests.length, "request to join an appliance", "requests to join appliances"),
  ];
  return `${parts.filter(Boolean).join(" and ")}.`;
}

function countOf(count: number, one: string, many: string): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? one : many}`;
}

type InvitationRowProps = Pick<WaitingPanelProps, "accept" | "decline"> & {
  invitation: Waiting["invitations"][number];
};

function InvitationRow({ invitation, accept, decline }: InvitationRowProps) {
  const { id, role, inviter, message, expiresAt, appliance } = invitation;
  const owner = role === "owner";
  const done = owner ? `${appliance.name} is yours now` : `You maintain ${appliance.name} now`;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4">
      <Monogram name={appliance.name} size={40} className="max-sm:hidden" />
      <div className="grid min-w-0 flex-1 basis-56 gap-1.5 text-sm">
        <p className="wrap-anywhere">
          <span className="font-semibold">{inviter ?? "The service"}</span>{" "}
          {owner ? "offers you the ownership of" : "invites you to maintain"}{" "}
          <Link href={paths.appliance(appliance.slug)} className="prose-link">
            {appliance.name}
          </Link>
        </p>
        <p className="text-ink-muted">
          {owner && "You would decide who works on it. "}
          Stands until <RelativeTime at={expiresAt} show="date" />
        </p>
        {message && <OwnWords>{message}</OwnWords>}
      </div>
      <div className="flex flex-wrap gap-2">
        <ActionButton
          action={accept}
          idle={IDLE}
          fields={{ invitationId: id }}
          done={done}
          size="sm"
          variant="primary"
          icon={<Check aria-hidden />}
          aria-label={owner ? `Take over ${appliance.name}` : `Accept the invitation to ${appliance.name}`}
        >
          {owner ? "Take over" : "Accept"}
        </ActionButton>
        <ConfirmDialog
          trigger={
            <Button
              size="sm"
              variant="quiet"
              icon={<X aria-hidden />}
              aria-label={`Decline the invitation to ${appliance.name}`}
            >
              Decline
            </Button>
          }
          title={`Decline the invitation to ${appliance.name}?`}
          description={`${inviter ?? "Who sent it"} is told. You can still ask to join later.`}
          confirmLabel="Decline"
          tone="danger"
          action={decline}
          fields={{ invitationId: id }}
        />
      </div>
    </li>
  );
}
