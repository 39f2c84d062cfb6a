import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { TokenForm } from "#components/access-token/token-form.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { firstExpiryDay, lastExpiryDay } from "#lib/access-token/lifetime.ts";
import { getProviderTokenChoices } from "#lib/access-token/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { OperatorsOnly } from "../../operators-only.tsx";
import { createProviderTokenAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Create an access token for a provider" };

/** Makes a token for a provider's client. */
export default async function NewProviderTokenPage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.newProviderToken(slug));
  const choices = await getProviderTokenChoices(actor, slug);
  if (!choices) return <OperatorsOnly actor={actor} slug={slug} />;
  const { provider, readableLists } = choices;
  const now = new Date();
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Providers", href: paths.providers() },
                { label: provider.name, href: paths.provider(slug) },
                { label: "Access tokens", href: paths.providerTokens(slug) },
                { label: "Create a token" },
              ]}
            />
          }
          eyebrow={provider.name}
          title="Create an access token"
          description="For a client of this site that fetches image lists. You see it once; every operator can revoke it."
        />
        <TokenForm
          action={createProviderTokenAction}
          choices={{ readableLists }}
          providerId={provider.id}
          firstDay={firstExpiryDay(now)}
          lastDay={lastExpiryDay(now)}
          listHref={paths.providerTokens(slug)}
          tokenUrl={`${getSettings().baseUrl}${paths.apiToken()}`}
        />
      </div>
    </PageShell>
  );
}
