import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { TokenTable } from "#components/access-token/token-table.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listOwnTokens } from "#lib/access-token/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { revokeTokenAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Access tokens" };

/** One's own tokens: what each may, when it was used, and the way to revoke it. */
export default async function AccountTokensPage() {
  const actor = await requirePerson(paths.accountTokens());
  const now = new Date();
  const tokens = await listOwnTokens(actor, now);
  return (
    <PageShell>
      <PageHeader
        title="Access tokens"
        description="What your programs present instead of a password. Each may only what you chose for it, and never more than you may yourself at that moment."
        actions={
          tokens.length > 0 && (
            <Button variant="primary" href={paths.newAccountToken()} icon={<KeyRound aria-hidden />}>
              Create a token
            </Button>
          )
        }
      />
      <Panel title="Your tokens" description="Revoke what you do not recognise or need no more." flush>
        <TokenTable
          tokens={tokens}
          revoke={revokeTokenAction}
          newTokenHref={paths.newAccountToken()}
          emptyText="Make one for a client that fetches image lists, or for a pipeline that publishes versions."
          now={now}
        />
      </Panel>
    </PageShell>
  );
}
