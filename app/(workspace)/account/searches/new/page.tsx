import { Search } from "lucide-react";
import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { SavedSearchForm } from "#components/saved-search/saved-search-form.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import {
  catalogueAddress,
  isNarrowed,
  readCatalogueSearch,
  toCatalogueQuery,
} from "#lib/catalogue/catalogue-search.ts";
import { paths } from "#lib/platform/paths.ts";
import { getSearchToSave } from "#lib/saved-search/queries.ts";
import { MOST_HITS } from "#lib/saved-search/too-wide.ts";
import { saveSearchAction } from "../actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Save a search" };

type SaveSearchProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The search of the catalogue that one came from, and how one wants to be told of what it finds. */
export default async function SaveSearchPage({ searchParams }: SaveSearchProps) {
  const { text, facets } = readCatalogueSearch(await searchParams);
  const search = { text, facets };
  const query = toCatalogueQuery(search);
  await requirePerson(paths.saveSearch(query));
  const back = catalogueAddress(search);
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Saved searches", href: paths.savedSearches() }, { label: "Save a search" }]}
          />
        }
        title="Save a search"
        description="You are told of every appliance that it finds for the first time from now on."
      />
      {isNarrowed(search) ? (
        <SearchToSave search={search} query={query} back={back} />
      ) : (
        <EmptyState
          icon={<Search />}
          title="Nothing was searched for"
          action={
            <Button href={back} variant="primary">
              Search the catalogue
            </Button>
          }
        >
          Type something or choose what to narrow by, then choose “Save this search”.
        </EmptyState>
      )}
    </PageShell>
  );
}

type SearchToSaveProps = {
  search: Parameters<typeof getSearchToSave>[0];
  query: string;
  back: string;
};

async function SearchToSave({ search, query, back }: SearchToSaveProps) {
  const { title, hits } = await getSearchToSave(search, new Date());
  return (
    <div className="grid gap-6">
      <div className="grid gap-1 rounded-lg border border-line bg-surface px-5 py-4">
        <p className="text-lg font-semibold wrap-anywhere">{title}</p>
        <p className="text-sm text-ink-muted">{describeHits(hits)}</p>
      </div>
      <SavedSearchForm action={saveSearchAction} search={{ query }} cancelHref={back} />
    </div>
  );
}

/** "It finds 12 appliances now; you know these." */
function describeHits(hits: number): string {
  if (hits > MOST_HITS) {
    return `It finds more than ${MOST_HITS.toLocaleString("en-GB")} appliances: too much to be told of. Go back and narrow it.`;
  }
  if (hits === 0) return "It finds nothing now. You are told of the first.";
  return `It finds ${hits === 1 ? "one appliance" : `${hits} appliances`} now; you are told of others.`;
}
