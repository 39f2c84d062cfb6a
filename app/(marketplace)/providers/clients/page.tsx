import { FlaskConical } from "lucide-react";
import type { Metadata } from "next";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ClientCheckTable } from "#components/provider/client-check-table.tsx";
import { providerTabs } from "#components/provider/provider-tabs.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { paths } from "#lib/platform/paths.ts";
import { listOperatedProviders } from "#lib/provider/queries.ts";

export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: "What does my client check?",
  description:
    "Which clients verify signatures, versions, expiry and checksums of image lists, and which do not.",
};

/** Per client what it verifies and what it does not, with settings that make it safer. */
export default function ClientChecksPage() {
  return (
    <PageShell>
      <PageHeader
        title="What does my client check?"
        description="A signed list protects your site only as far as your client looks. This was found out by reading and running the clients."
        tabs={<TabsNav label="About cloud sites" items={providerTabs("clients")} />}
      />
      <div className="grid grid-cols-1 gap-6 pt-8">
        <Notice tone="warn" title="Some clients delete images when a list fails">
          atrope takes a list that answers with an error, is empty or has run out for one that offers nothing,
          and deletes its images from your cloud. We answer the last good list whatever happens here; see to
          it that no proxy of yours answers in our place.
        </Notice>
        <Panel title="Clients" flush>
          <ClientCheckTable />
        </Panel>
        <TryYours />
      </div>
    </PageShell>
  );
}

/** What others found out is no proof of what one's own installation does. */
async function TryYours() {
  const providers = await listOperatedProviders(await getCurrentActor());
  return (
    <Panel
      title="Try your own"
      description="Versions and settings differ. With a test list of your own you see whether your client takes a list that was tampered with, has run out or was rolled back."
    >
      {providers.length === 0 ? (
        <p className="text-sm text-ink-muted">
          Operators of a provider find “Try my client” on its page, once they are signed in.
        </p>
      ) : (
        <ul className="flex flex-wrap gap-2.5">
          {providers.map(({ slug, name }) => (
            <li key={slug}>
              <Button href={paths.clientTrial(slug)} icon={<FlaskConical aria-hidden />}>
                Try the client of {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
