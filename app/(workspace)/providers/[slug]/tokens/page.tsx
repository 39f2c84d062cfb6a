import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { TokenTable } from "#components/access-token/token-table.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getProviderTokens } from "#lib/access-token/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { revokeTokenAction } from "../../../account/tokens/actions.ts";
import { OperatorsOnly } from "../operators-only.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Access tokens of a provider" };

/** The tokens with which a provider's clients fetch image lists. */
export default async function ProviderTokensPage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.providerTokens(slug));
  const now = new Date();
  const found = await getProviderTokens(actor, slug, now);
  if (!found) return <OperatorsOnly actor={actor} slug={slug} />;
  const { provider, tokens } = found;
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Providers", href: paths.providers() },
              { label: provider.name, href: paths.provider(slug) },
              { label: "Access tokens" },
            ]}
          />
        }
        eyebrow={provider.name}
        title="Access tokens"
        description="What the site's clients present to fetch lists that are not public. They belong to the provider and stay when an operator leaves."
        actions={
          tokens.length > 0 && (
            <Button variant="primary" href={paths.newProviderToken(slug)} icon={<KeyRound aria-hidden />}>
              Create a token
            </Button>
          )
        }
      />
      <Panel title="Tokens" description="One for each client: then each can be replaced by itself." flush>
        <TokenTable
          tokens={tokens}
          revoke={revokeTokenAction}
          showCreator
          newTokenHref={paths.newProviderToken(slug)}
          emptyText="Make one for the client at your site: atrope, cloudkeeper, vmcatcher, or whatever reads the lists."
          now={now}
        />
      </Panel>
    </PageShell>
  );
}
