import { BookmarkPlus, PackageSearch, Plus, Star } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { CatalogueForm } from "#components/catalogue/catalogue-form.tsx";
import { ChosenChips } from "#components/catalogue/chosen-chips.tsx";
import { FacetGroup } from "#components/catalogue/facet-group.tsx";
import { SpellingNotice } from "#components/catalogue/spelling-notice.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import {
  type AddressParameters,
  type CatalogueSearch,
  catalogueAddress,
  isNarrowed,
  listChosen,
  readCatalogueSearch,
  toCatalogueQuery,
} from "#lib/catalogue/catalogue-search.ts";
import { describeSearch, FACET_TITLES } from "#lib/catalogue/facet-words.ts";
import { type CatalogueResults, searchCatalogue } from "#lib/catalogue/search-catalogue.ts";
import { paths } from "#lib/platform/paths.ts";

export const dynamic = "force-dynamic";

/** So many facets are open from the beginning; the others open when something of them is chosen. */
const OPEN_FACETS = 4;

type CatalogueProps = { searchParams: Promise<AddressParameters> };

export async function generateMetadata({ searchParams }: CatalogueProps): Promise<Metadata> {
  const search = readCatalogueSearch(await searchParams);
  const query = toCatalogueQuery({ text: search.text, facets: search.facets });
  return {
    title: isNarrowed(search) ? `${describeSearch(search)}: appliances` : "Appliances",
    alternates: { types: { "application/atom+xml": paths.catalogueFeed(query ? `?${query}` : "") } },
  };
}

/** The catalogue: search by text, narrow by facets, page by page. */
export default async function CataloguePage({ searchParams }: CatalogueProps) {
  const asked = readCatalogueSearch(await searchParams);
  const now = new Date();
  const results = await searchCatalogue(asked, now);
  const { search, facets, total } = results;
  const chosen = listChosen(search).length;
  return (
    <PageShell>
      <PageHeader
        title="Appliances"
        description="Machine images for research clouds: what is in them, how fresh they are, and which VOs endorse them."
        actions={
          <>
            <Button href={paths.favourites()} icon={<Star aria-hidden />}>
              Favourites
            </Button>
            <Button href={paths.registerAppliance()} icon={<Plus aria-hidden />}>
              Register an appliance
            </Button>
          </>
        }
      />
      <CatalogueForm
        text={asked.text}
        sort={search.sort}
        exact={search.exact}
        chosen={chosen}
        found={countOf(total)}
        facets={facets.map(({ facet, choices }, index) => (
          <FacetGroup
            key={facet}
            facet={facet}
            choices={choices}
            open={index < OPEN_FACETS || choices.some((choice) => choice.chosen)}
          />
        ))}
      >
        <section aria-label="Results" className="grid grid-cols-1 gap-5">
          <div className="grid gap-3">
            <div className="flex min-h-10 flex-wrap items-center gap-x-4 text-sm lg:pr-56">
              <p role="status" className="text-ink-muted font-figures">
                {describeResults(results)}
              </p>
              {isNarrowed(search) && (
                <Link
                  href={paths.saveSearch(toCatalogueQuery({ text: search.text, facets: search.facets }))}
                  className="inline-flex min-h-8 items-center gap-1.5 font-medium text-link hover:underline max-sm:min-h-11"
                >
                  <BookmarkPlus aria-hidden className="size-4" />
                  Save this search
                </Link>
              )}
            </div>
            <SpellingNotice search={search} typed={results.typed} suggestion={results.suggestion} />
            <ChosenChips search={search} nameOf={nameOfChosen(results)} />
          </div>
          {results.items.length === 0 ? (
            <NothingFound results={results} />
          ) : (
            <Found results={results} now={now} />
          )}
        </section>
      </CatalogueForm>
    </PageShell>
  );
}

function Found({ results, now }: { results: CatalogueResults; now: Date }) {
  const { items, previous, next } = results;
  return (
    <>
      <CardGrid>
        {items.map((appliance) => (
          <ApplianceCard key={appliance.id} appliance={appliance} now={now} />
        ))}
      </CardGrid>
      {(previous || next) && (
        <Pagination
          label="Pages of results"
          previousHref={previous ? catalogueAddress(previous) : undefined}
          nextHref={next ? catalogueAddress(next) : undefined}
        />
      )}
    </>
  );
}

function nameOfChosen({ names }: CatalogueResults) {
  return (facet: string, value: string) => names.get(`${facet}=${value}`) ?? value;
}

function countOf(total: number): string {
  return `${total.toLocaleString("en-GB")} ${total === 1 ? "appliance" : "appliances"}`;
}

/** "12 appliances match “debian”". */
function describeResults({ search, total }: CatalogueResults): string {
  if (search.text === "") return countOf(total);
  return `${countOf(total)} ${total === 1 ? "matches" : "match"} “${search.text}”`;
}

function NothingFound({ results }: { results: CatalogueResults }) {
  const { search, wayOut } = results;
  if (search.cursor) {
    return (
      <EmptyState
        icon={<PackageSearch />}
        title="This page of results is empty"
        action={
          <Button href={catalogueAddress({ ...search, cursor: null })} variant="primary">
            Go to the first page
          </Button>
        }
      >
        The catalogue has changed since the page before was shown.
      </EmptyState>
    );
  }
  if (!isNarrowed(search)) return <NothingYet />;
  return (
    <EmptyState
      icon={<PackageSearch />}
      title={`Nothing found for ${describeNothing(search, results)}`}
      action={
        <>
          {wayOut.slice(0, 3).map((way) => (
            <Button key={way.facet ?? "text"} href={catalogueAddress(way.search)}>
              {way.facet ? `Any ${FACET_TITLES[way.facet].toLowerCase()}` : "Any text"}: {countOf(way.total)}
            </Button>
          ))}
          <Button href={paths.appliances()} variant={wayOut.length === 0 ? "primary" : "quiet"}>
            Show all appliances
          </Button>
        </>
      }
    >
      {wayOut.length > 0
        ? "No appliance has all of this. Take one of your choices back:"
        : "The search looks at names, summaries, descriptions, tags, operating systems, people and VOs. Try fewer or shorter words, for example the name of an operating system."}
    </EmptyState>
  );
}

function describeNothing(search: CatalogueSearch, results: CatalogueResults): string {
  const sentence = describeSearch(search, nameOfChosen(results));
  return search.text === "" ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

function NothingYet() {
  return (
    <EmptyState
      icon={<PackageSearch />}
      title="The catalogue is still empty"
      action={
        <Button href={paths.registerAppliance()} variant="primary">
          Register the first appliance
        </Button>
      }
    >
      Appliances appear here as soon as somebody registers them.
    </EmptyState>
  );
}
