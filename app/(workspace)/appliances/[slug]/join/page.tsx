import { Undo2 } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { JoinForm } from "#components/virtual-appliance/join-form.tsx";
import { OwnWords } from "#components/virtual-appliance/own-words.tsx";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { getJoinPage } from "#lib/virtual-appliance/people-queries.ts";
import { askToJoinAction, withdrawJoinRequestAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Ask to join" };

type JoinPage = NonNullable<Awaited<ReturnType<typeof getJoinPage>>>;
type Request = NonNullable<JoinPage["request"]>;

/** Where somebody asks to become a maintainer, and sees how their request stands. */
export default async function JoinAppliancePage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.joinAppliance(slug));
  const page = await getJoinPage(actor, slug, new Date());
  if (!page) notFound();
  return (
    <PageShell width="form">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: page.name, href: paths.appliance(slug) },
              { label: "Ask to join" },
            ]}
          />
        }
        media={<Monogram name={page.name} />}
        title={`Ask to join ${page.name}`}
        description="Maintainers edit the catalogue entry, work on versions and publish them."
      />
      <Content page={page} />
    </PageShell>
  );
}

/** Who reads the request, at the beginning of a sentence. */
function readerOf({ owner }: JoinPage): string {
  return owner ? `${owner.name}, who owns it,` : "An administrator, for nobody owns it yet,";
}

function Content({ page }: { page: JoinPage }) {
  const { slug, mayAsk, isInvited, request } = page;
  if (!mayAsk) {
    return (
      <Notice
        tone="ok"
        title="You work on this appliance"
        action={<Button href={paths.appliancePeople(slug)}>See its people</Button>}
      >
        {request?.state === "accepted" ? "Your request was accepted." : "There is nothing to ask for."}
      </Notice>
    );
  }
  if (isInvited) {
    return (
      <Notice
        title="You are invited already"
        action={<Button href={paths.account()}>Answer in your account</Button>}
      >
        There is no need to ask: accept the invitation that waits for you.
      </Notice>
    );
  }
  if (request?.state === "open") return <OpenRequest page={page} request={request} />;
  return (
    <div className="grid grid-cols-1 gap-6">
      {request?.state === "declined" && (
        <Notice tone="neutral" title="Your last request was declined">
          {request.answeredAt && <RelativeTime at={request.answeredAt} />}. You may ask again; a reason, where
          one was given, was sent to you by e-mail.
        </Notice>
      )}
      <JoinForm
        slug={slug}
        reader={readerOf(page)}
        ask={askToJoinAction}
        secondary={
          <Button variant="quiet" href={paths.appliance(slug)}>
            Cancel
          </Button>
        }
      />
    </div>
  );
}

function OpenRequest({ page, request }: { page: JoinPage; request: Request }) {
  return (
    <Panel
      title="Your request is on its way"
      footer={`${readerOf(page)} decides. You get an e-mail with the answer.`}
    >
      <div className="grid gap-4 text-sm">
        <p>
          You asked <RelativeTime at={request.createdAt} />:
        </p>
        <OwnWords>{request.message}</OwnWords>
        <ActionButton
          action={withdrawJoinRequestAction}
          idle={IDLE}
          fields={{ requestId: request.id }}
          done="Your request is withdrawn"
          icon={<Undo2 aria-hidden />}
        >
          Withdraw the request
        </ActionButton>
      </div>
    </Panel>
  );
}
