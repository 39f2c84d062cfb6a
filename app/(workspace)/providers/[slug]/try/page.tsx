import { FlaskConical } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { TrialEditions } from "#components/client-trial/trial-editions.tsx";
import { TrialRequests } from "#components/client-trial/trial-requests.tsx";
import { TrialVerdicts } from "#components/client-trial/trial-verdicts.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { getClientTrial } from "#lib/client-trial/queries.ts";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { OperatorsOnly } from "../operators-only.tsx";
import { chooseEditionAction, clearRequestsAction, renewAddressAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Try my client", robots: { index: false } };

type Page = NonNullable<Awaited<ReturnType<typeof getClientTrial>>>;
type Trial = NonNullable<Page["trial"]>;

/** Where operators find out what their client checks, by letting it run against lists that are wrong in one way each. */
export default async function ClientTrialPage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.clientTrial(slug));
  const page = await getClientTrial(actor, slug);
  if (!page) return <OperatorsOnly actor={actor} slug={slug} />;
  const { name, trial } = page;
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Providers", href: paths.providers() },
              { label: name, href: paths.provider(slug) },
              { label: "Try my client" },
            ]}
          />
        }
        eyebrow={name}
        title="Try my client"
        description="A list of your own that is good, tampered with, expired, rolled back or unavailable, as you choose. What your client asks for tells what it believes."
      />
      <div className="grid grid-cols-1 gap-6">
        <Notice tone="warn" title="Use a test site, or a project of its own">
          Some clients delete images when a list fails: atrope removes what came from this list, and with
          settings shared with another list it may remove more. The list holds one empty disk of two
          kibibytes.
        </Notice>
        {trial ? <TrialDesk slug={slug} trial={trial} /> : <Begin slug={slug} />}
      </div>
    </PageShell>
  );
}

function Begin({ slug }: { slug: string }) {
  return (
    <Panel
      title="Make the test list"
      description="At an address that nobody can guess, for clients that can present no token, too."
    >
      <ActionButton
        action={chooseEditionAction}
        idle={IDLE}
        fields={{ slug, edition: "good" }}
        variant="primary"
        icon={<FlaskConical aria-hidden />}
      >
        Make the test list
      </ActionButton>
    </Panel>
  );
}

function TrialDesk({ slug, trial }: { slug: string; trial: Trial }) {
  return (
    <>
      <RefreshWhile active everyMs={2000} />
      <Address slug={slug} trial={trial} />
      <Panel
        title="Editions"
        description="Let your client run once after each change. Go back to the good edition in between: then you see whether it had kept its image."
        flush
      >
        <TrialEditions slug={slug} served={trial.edition} choose={chooseEditionAction} />
      </Panel>
      {trial.clients.length > 0 && (
        <Panel
          title="What it tells"
          description="Of each client that came, by its address and the name that it gives itself."
          flush
        >
          <div aria-live="polite">
            <TrialVerdicts clients={trial.clients} now={new Date()} />
          </div>
        </Panel>
      )}
      <Panel
        title="What came"
        description="The last 200 requests of a month at most, with the name that the client gave itself. This page keeps itself up to date."
        actions={
          trial.requests.length > 0 && (
            <ConfirmDialog
              trigger={<Button size="sm">Begin anew</Button>}
              title="Begin anew?"
              description="Forgets all requests that came, and serves the good edition. The address stays."
              confirmLabel="Begin anew"
              action={clearRequestsAction}
              fields={{ slug }}
            />
          )
        }
        flush
      >
        <TrialRequests requests={trial.requests} now={new Date()} />
      </Panel>
    </>
  );
}

function Address({ slug, trial: { listUrl, vo, good } }: { slug: string; trial: Trial }) {
  return (
    <Panel
      title="The test list"
      description="Subscribe your client to it as to any list. Whoever knows the address can fetch it."
      actions={
        <ConfirmDialog
          trigger={<Button size="sm">New address</Button>}
          title="Give the list a new address?"
          description="The address of now answers 404 from then on, and what came is forgotten. Take the list out of your client first: some clients delete images when a list they know is gone."
          confirmLabel="New address"
          tone="danger"
          action={renewAddressAction}
          fields={{ slug }}
        />
      }
    >
      <div className="grid grid-cols-1 gap-5">
        <CodeBlock label="Address of the test list" code={listUrl} wrap />
        {good ? (
          <Facts
            items={[
              { label: "VO in the list", value: <span className="font-mono">{vo}</span> },
              {
                label: "Good edition is valid until",
                value: <RelativeTime at={good.expiresAt} show="date" />,
              },
              {
                label: "Signed by",
                value: (
                  <a href={paths.trustAnchors()} className="prose-link">
                    the key of all lists: install the trust anchors
                  </a>
                ),
              },
              {
                label: "What clients check",
                value: (
                  <Link href={paths.clientChecks()} className="prose-link">
                    as we found out by running them
                  </Link>
                ),
              },
            ]}
          />
        ) : (
          <Notice title="The editions are being signed" live="polite">
            This takes a few seconds. Until then the address answers 503.
          </Notice>
        )}
      </div>
    </Panel>
  );
}
