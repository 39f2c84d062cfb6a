import { Plus, Server } from "lucide-react";
import type { Metadata } from "next";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ProviderMap } from "#components/provider/provider-map.tsx";
import { ProviderTable } from "#components/provider/provider-table.tsx";
import { providerTabs } from "#components/provider/provider-tabs.ts";
import { providersAddress, readProvidersView } from "#components/provider/providers-address.ts";
import { Button } from "#components/ui/button.tsx";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { paths } from "#lib/platform/paths.ts";
import { canRegisterProvider } from "#lib/provider/policy.ts";
import { searchProviders } from "#lib/provider/queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Providers",
  description: "The cloud sites that take up image lists: where they are, and which VOs they support.",
  alternates: { canonical: paths.providers() },
};

type ProvidersProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The cloud sites, on a map and as a table. */
export default async function ProvidersPage({ searchParams }: ProvidersProps) {
  const view = readProvidersView(await searchParams);
  const [{ providers, countries, vos }, actor] = await Promise.all([
    searchProviders(view),
    getCurrentActor(),
  ]);
  const total = countries.reduce((sum, { count }) => sum + count, 0);
  return (
    <PageShell>
      <PageHeader
        title="Providers"
        description="Cloud sites where appliances run. Each takes up the image lists of the VOs it supports, so their members find the same images everywhere."
        actions={
          canRegisterProvider(actor) && (
            <Button href={paths.registerProvider()} icon={<Plus aria-hidden />}>
              Register a provider
            </Button>
          )
        }
        tabs={<TabsNav label="About cloud sites" items={providerTabs("sites")} />}
      />
      <div className="grid grid-cols-1 gap-8 pt-8">
        {total === 0 && view.vo === null ? (
          <NoneYet />
        ) : (
          <>
            <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_22rem]">
              <ProviderMap
                countries={countries}
                chosen={view.country}
                hrefOf={(country) => providersAddress({ ...view, country })}
              />
              <div className="grid content-start gap-6">
                <Narrow
                  title="Country"
                  choices={countries.map(({ country, count }) => ({ value: country, count }))}
                  chosen={view.country}
                  hrefOf={(country) => providersAddress({ ...view, country })}
                />
                <Narrow
                  title="VO with a public list"
                  choices={vos.map((vo) => ({ value: vo }))}
                  chosen={view.vo}
                  hrefOf={(vo) => providersAddress({ ...view, vo })}
                />
              </div>
            </div>
            <Panel title={countWords(providers.length, view.country !== null || view.vo !== null)} flush>
              <ProviderTable providers={providers} empty={<NothingFound />} />
            </Panel>
          </>
        )}
        <p className="max-w-reading text-sm text-ink-muted">
          Which lists that are not public a site may fetch is told to its operators and to the VOs. Your site
          is missing? Write to the administrators of this service.
        </p>
      </div>
    </PageShell>
  );
}

function countWords(count: number, isNarrowed: boolean): string {
  if (!isNarrowed) return count === 1 ? "The one provider" : `All ${count} providers`;
  return count === 1 ? "One provider" : `${count} providers`;
}

type NarrowProps = {
  title: string;
  choices: readonly { value: string; count?: number }[];
  chosen: string | null;
  hrefOf: (value: string | null) => string;
};

function Narrow({ title, choices, chosen, hrefOf }: NarrowProps) {
  // What stands in the address and exists no more can be taken away all the same.
  const all =
    chosen === null || choices.some(({ value }) => value === chosen)
      ? choices
      : [...choices, { value: chosen, count: 0 }];
  if (all.length === 0) return null;
  return (
    <nav aria-label={`Narrow by ${title}`} className="grid gap-2.5">
      <h2 className="text-sm font-semibold">{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {all.map(({ value, count }) => (
          <li key={value}>
            <ChipLink href={hrefOf(value === chosen ? null : value)} active={value === chosen} count={count}>
              {value}
            </ChipLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NothingFound() {
  return (
    <EmptyState
      icon={<Server />}
      title="No provider fits"
      level={3}
      className="m-5"
      action={<Button href={paths.providers()}>Show all providers</Button>}
    >
      Take one of the two away: the country, or the VO.
    </EmptyState>
  );
}

function NoneYet() {
  return (
    <EmptyState
      icon={<Server />}
      title="No provider is registered yet"
      action={<Button href={paths.subscribe()}>Subscribe your site</Button>}
    >
      Public lists can be fetched by anybody. A site that is registered gets access tokens for the others, and
      stands here for users to find.
    </EmptyState>
  );
}
