import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { describeBrowser } from "#components/identity/describe-browser.ts";
import { IdentityList } from "#components/identity/identity-list.tsx";
import { LinkIdentity } from "#components/identity/link-identity.tsx";
import { describeLinking } from "#components/identity/linking-results.ts";
import { SessionList } from "#components/identity/session-list.tsx";
import { SignOutButton } from "#components/identity/sign-out-button.tsx";
import { UnlinkIdentity } from "#components/identity/unlink-identity.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listIdentities, listSessions } from "#lib/identity/session-queries.ts";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import {
  endOtherSessionsAction,
  endSessionAction,
  startLinkingAction,
  unlinkIdentityAction,
} from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sessions and identities" };

type SessionsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Sessions = Awaited<ReturnType<typeof listSessions>>;
type Identities = Awaited<ReturnType<typeof listIdentities>>;

/** Where one is signed in, and with what one can sign in. */
export default async function SessionsPage({ searchParams }: SessionsProps) {
  const actor = await requirePerson(paths.accountSessions());
  const { linking } = await searchParams;
  const result = describeLinking(typeof linking === "string" ? linking : undefined);
  const [sessions, identities] = await Promise.all([listSessions(actor, new Date()), listIdentities(actor)]);
  const namesIdentities = identities.length > 1;
  return (
    <PageShell>
      <div className="max-w-4xl">
        <PageHeader
          title="Sessions and identities"
          description="The browsers you are signed in with, and the identities you can sign in with."
        />
        <div className="grid grid-cols-1 gap-6">
          {result && (
            <Notice tone={result.tone} title={result.title} live="polite">
              {result.sentence}
            </Notice>
          )}
          <ThisBrowser
            sessions={sessions.filter(({ isCurrent }) => isCurrent)}
            namesIdentities={namesIdentities}
          />
          <OtherBrowsers
            sessions={sessions.filter(({ isCurrent }) => !isCurrent)}
            namesIdentities={namesIdentities}
          />
          <Identities identities={identities} />
        </div>
      </div>
    </PageShell>
  );
}

type SessionsPartProps = { sessions: Sessions; namesIdentities: boolean };

function ThisBrowser({ sessions, namesIdentities }: SessionsPartProps) {
  return (
    <Panel title="This browser" flush>
      <SessionList sessions={sessions} namesIdentities={namesIdentities} endOf={() => <SignOutButton />} />
    </Panel>
  );
}

function OtherBrowsers({ sessions, namesIdentities }: SessionsPartProps) {
  if (sessions.length === 0) {
    return (
      <Panel title="Other browsers">
        <p className="text-sm text-ink-muted">You are signed in nowhere else.</p>
      </Panel>
    );
  }
  return (
    <Panel
      title="Other browsers"
      description={
        <>
          Sign out where you do not recognise something, then look through{" "}
          <Link href={paths.accountActivity()} className="prose-link">
            your activity
          </Link>
          .
        </>
      }
      actions={<EndOthers count={sessions.length} />}
      flush
    >
      <SessionList
        sessions={sessions}
        namesIdentities={namesIdentities}
        endOf={({ id, userAgent }) => (
          <ActionButton
            size="sm"
            aria-label={`Sign out there: ${describeBrowser(userAgent).words}`}
            action={endSessionAction}
            idle={IDLE}
            fields={{ sessionId: id }}
            pendingLabel="Signing out…"
            done="That browser is signed out."
          >
            Sign out there
          </ActionButton>
        )}
      />
    </Panel>
  );
}

function EndOthers({ count }: { count: number }) {
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Sign out everywhere else</Button>}
      title={count === 1 ? "Sign out the other browser?" : `Sign out ${count} other browsers?`}
      description="They lose access at once; what is typed there and not yet sent is lost. Access tokens go on working."
      confirmLabel="Sign out everywhere else"
      action={endOtherSessionsAction}
    />
  );
}

function Identities({ identities }: { identities: Identities }) {
  return (
    <Panel
      title="Identities"
      description="Your accounts at identity providers. Each of them leads to this account here."
      actions={<LinkIdentity action={startLinkingAction} />}
      flush
    >
      <IdentityList
        identities={identities}
        unlinkOf={(identity) => (
          <UnlinkIdentity
            identity={identity}
            isOnly={identities.length === 1}
            action={unlinkIdentityAction}
          />
        )}
      />
    </Panel>
  );
}
