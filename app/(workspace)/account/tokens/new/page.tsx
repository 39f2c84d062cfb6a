import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { TokenForm } from "#components/access-token/token-form.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { firstExpiryDay, lastExpiryDay } from "#lib/access-token/lifetime.ts";
import { getOwnTokenChoices } from "#lib/access-token/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { createTokenAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Create an access token" };

/** Makes a token of one's own. */
export default async function NewAccountTokenPage() {
  const actor = await requirePerson(paths.newAccountToken());
  const { readableLists, ...personal } = await getOwnTokenChoices(actor);
  const now = new Date();
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[{ label: "Access tokens", href: paths.accountTokens() }, { label: "Create a token" }]}
            />
          }
          title="Create an access token"
          description="You choose what it may do; you see it once; you can revoke it at any time."
        />
        <TokenForm
          action={createTokenAction}
          choices={{ readableLists, personal }}
          firstDay={firstExpiryDay(now)}
          lastDay={lastExpiryDay(now)}
          listHref={paths.accountTokens()}
          tokenUrl={`${getSettings().baseUrl}${paths.apiToken()}`}
        />
      </div>
    </PageShell>
  );
}
