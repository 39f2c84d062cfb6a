import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ProviderForm } from "#components/provider/provider-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { paths } from "#lib/platform/paths.ts";
import { COUNTRY_NAMES } from "#lib/provider/country.ts";
import { ADMINISTRATORS_REGISTER, canRegisterProvider } from "#lib/provider/policy.ts";
import { registerProviderAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Register a provider" };

const EMPTY = { name: "", country: "", websiteUrl: "", contactEmail: "", endpoints: "[]" };

/** For administrators: a new provider. */
export default async function RegisterProviderPage() {
  const actor = await requirePerson(paths.registerProvider());
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[{ label: "Providers", href: paths.providers() }, { label: "Register a provider" }]}
            />
          }
          title="Register a provider"
          description="A site and its cloud. You name its operators in the next step: they make its access tokens."
        />
        {canRegisterProvider(actor) ? (
          <ProviderForm
            action={registerProviderAction}
            initial={EMPTY}
            countries={COUNTRY_NAMES}
            submitLabel="Register and name operators"
            cancelHref={paths.providers()}
          />
        ) : (
          <Notice
            tone="warn"
            title="You may not register providers"
            action={<Button href={paths.providers()}>Go to the providers</Button>}
          >
            {ADMINISTRATORS_REGISTER}
          </Notice>
        )}
      </div>
    </PageShell>
  );
}
