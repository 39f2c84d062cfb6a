import { Check, MailQuestionMark } from "lucide-react";
import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { OwnWords } from "#components/virtual-appliance/own-words.tsx";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { whyNotAnswerable } from "#lib/virtual-appliance/invitation.ts";
import { getInvitationBySecret } from "#lib/virtual-appliance/people-queries.ts";
import { acceptAndOpenAction, declineInvitationAction } from "../actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

type Invitation = NonNullable<Awaited<ReturnType<typeof getInvitationBySecret>>>;
type InvitationProps = { params: Promise<{ secret: string }> };

/** Where the link of an invitation leads: who invites to what, and the two answers. */
export default async function InvitationPage({ params }: InvitationProps) {
  const secret = readRoutePart((await params).secret) ?? "";
  const actor = await requirePerson(paths.invitation(secret));
  const invitation = await getInvitationBySecret(actor, secret, new Date());
  return (
    <PageShell className="grid max-w-[46rem] content-center py-10 sm:py-16">
      {invitation ? <Answer invitation={invitation} secret={secret} reader={actor.name} /> : <NoInvitation />}
    </PageShell>
  );
}

function NoInvitation() {
  return (
    <Card className="grid grid-cols-1 justify-items-start gap-4 p-6 sm:p-8">
      <MailQuestionMark aria-hidden className="size-8 text-ink-muted" />
      <h1 className="text-2xl">There is no such invitation</h1>
      <p className="text-ink-muted">
        The link may have been cut off by a mail program: copy it whole from the message. What is addressed to
        you by name also waits in your account.
      </p>
      <Button href={paths.account()}>Go to your account</Button>
    </Card>
  );
}

type AnswerProps = { invitation: Invitation; secret: string; reader: string };

function Answer({ invitation, secret, reader }: AnswerProps) {
  const { appliance, role, inviter, message } = invitation;
  return (
    <Card className="grid grid-cols-1 gap-6 p-6 sm:p-8">
      <div className="grid gap-3">
        <Monogram name={appliance.name} size={64} />
        <h1 className="mt-1 text-2xl text-balance wrap-anywhere">
          {role === "owner" ? `Take over ${appliance.name}?` : `Maintain ${appliance.name}?`}
        </h1>
        <p className="text-ink-muted">
          <span className="font-semibold text-ink">{inviter ?? "This service"}</span>{" "}
          {role === "owner" ? "offers you the ownership of" : "invites you to maintain"}{" "}
          <a href={paths.appliance(appliance.slug)} className="prose-link">
            {appliance.name}
          </a>
          : {appliance.summary}
        </p>
      </div>
      {message && <OwnWords>{message}</OwnWords>}
      <State invitation={invitation} secret={secret} reader={reader} />
    </Card>
  );
}

function State(props: AnswerProps) {
  const { standing, owns, maintains, role, appliance } = props.invitation;
  const toAppliance = <Button href={paths.appliance(appliance.slug)}>Go to the appliance</Button>;
  const sentence = whyNotAnswerable(standing);
  if (standing === "accepted" && (owns || maintains)) {
    return (
      <Notice tone="ok" title="Accepted" action={toAppliance}>
        {owns ? "You own this appliance." : "You maintain this appliance."}
      </Notice>
    );
  }
  if (sentence !== null) {
    return (
      <Notice
        tone={standing === "declined" ? "neutral" : "warn"}
        title="This invitation can no longer be answered"
        action={
          <>
            {toAppliance}
            {!owns && !maintains && <Button href={paths.joinAppliance(appliance.slug)}>Ask to join</Button>}
          </>
        }
      >
        {sentence}
      </Notice>
    );
  }
  if (owns || (maintains && role === "maintainer")) {
    return (
      <Notice title={`You ${owns ? "own" : "maintain"} this appliance already`} action={toAppliance}>
        If the invitation was meant for somebody else, let them open its link.
      </Notice>
    );
  }
  return <Buttons {...props} />;
}

function Buttons({ invitation, secret, reader }: AnswerProps) {
  const { appliance, role, expiresAt, inviter } = invitation;
  return (
    <>
      <p className="text-sm text-ink-muted">
        {role === "owner"
          ? `As owner you answer for it: you decide who works on it, and whom it is handed over to. ${appliance.owner ? `${appliance.owner.name} stays a maintainer. ` : ""}Nothing changes until you accept.`
          : "Maintainers edit the catalogue entry, work on versions and publish them. The owner decides who works on it, and you can leave at any time."}
      </p>
      <div className="grid gap-3 border-t border-line pt-6">
        <div className="flex flex-wrap gap-2.5">
          <ActionButton
            action={acceptAndOpenAction}
            idle={IDLE}
            fields={{ secret }}
            variant="primary"
            icon={<Check aria-hidden />}
          >
            {role === "owner" ? "Take over" : "Accept"}
          </ActionButton>
          <ConfirmDialog
            trigger={<Button>Decline</Button>}
            title="Decline this invitation?"
            description={`${inviter ?? "Who sent it"} is told. You can still ask to join later.`}
            confirmLabel="Decline"
            tone="danger"
            action={declineInvitationAction}
            fields={{ secret }}
          />
        </div>
        <p className="text-sm text-ink-muted">
          You answer as {reader}. The invitation stands until <RelativeTime at={expiresAt} show="date" />.
        </p>
      </div>
    </>
  );
}
