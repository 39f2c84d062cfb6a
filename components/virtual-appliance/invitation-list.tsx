import { Mail, Undo2 } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { getAppliancePeople } from "#lib/virtual-appliance/people-queries.ts";
import { InvitationStandingBadge } from "./invitation-standing.tsx";
import { OwnWords } from "./own-words.tsx";

type Invitation = NonNullable<Awaited<ReturnType<typeof getAppliancePeople>>>["invitations"][number];

type InvitationListProps = {
  invitations: readonly Invitation[];
  mayManage: boolean;
  withdraw: (form: FormData) => Promise<{ error?: string }>;
};

/** Who is asked to work on the appliance, and how it stands. Put it in `<Panel flush>`. */
export function InvitationList({ invitations, mayManage, withdraw }: InvitationListProps) {
  if (invitations.length === 0) {
    return (
      <EmptyState icon={<Mail />} title="Nobody is invited at present" level={3} className="m-5 py-8">
        {mayManage
          ? "Invitations that wait for an answer, and those that were declined in the last 30 days, stand here."
          : "The owner invites people; who waits for an invitation to be answered stands here."}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {invitations.map((invitation) => (
        <li key={invitation.id} className="flex flex-wrap items-start gap-x-4 gap-y-3 px-5 py-4">
          <div className="grid min-w-0 flex-1 basis-56 gap-1 text-sm">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              <span className="font-semibold wrap-anywhere">{invitation.to ?? "Somebody, by e-mail"}</span>
              <InvitationStandingBadge standing={invitation.standing} />
            </p>
            <p className="text-ink-muted">
              {invitation.role === "owner" ? "Offered the ownership" : "Invited as maintainer"}{" "}
              {invitation.inviter && `by ${invitation.inviter} `}
              <RelativeTime at={invitation.createdAt} />
              <Ending invitation={invitation} />
            </p>
            {invitation.message && <OwnWords>{invitation.message}</OwnWords>}
          </div>
          {mayManage && invitation.standing !== "declined" && (
            <WithdrawButton invitation={invitation} withdraw={withdraw} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Ending({ invitation: { standing, expiresAt } }: { invitation: Invitation }) {
  if (standing === "open") {
    return (
      <>
        , stands until <RelativeTime at={expiresAt} show="date" />
      </>
    );
  }
  if (standing === "expired") {
    return (
      <>
        , nobody answered until <RelativeTime at={expiresAt} show="date" />
      </>
    );
  }
  if (standing === "void") return ", who does not decide any more who works on it";
  return null;
}

function WithdrawButton({
  invitation: { id, to, standing, role },
  withdraw,
}: Pick<InvitationListProps, "withdraw"> & { invitation: Invitation }) {
  const what = role === "owner" ? "offer" : "invitation";
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" icon={<Undo2 aria-hidden />} aria-label={`Withdraw the ${what} to ${to}`}>
          Withdraw
        </Button>
      }
      title={`Withdraw the ${what} to ${to}?`}
      description={
        standing === "open"
          ? "It can no longer be accepted; its link says that it was withdrawn. You can send another one at any time."
          : "It can no longer be accepted anyway, and leaves this list."
      }
      confirmLabel="Withdraw"
      action={withdraw}
      fields={{ invitationId: id }}
    />
  );
}
