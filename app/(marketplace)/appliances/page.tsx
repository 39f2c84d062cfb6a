import { PackageSearch, Plus, Star } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import {
  type CatalogueView,
  catalogueAddress,
  readCatalogueView,
} from "#components/virtual-appliance/catalogue-address.ts";
import { CategoryChips } from "#components/virtual-appliance/category-chips.tsx";
import type { Page } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";
import {
  type CatalogueEntry,
  listCategories,
  searchAppliances,
} from "#lib/virtual-appliance/search-appliances.ts";

export const dynamic = "force-dynamic";

type CatalogueProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: CatalogueProps): Promise<Metadata> {
  const { text, category } = readCatalogueView(await searchParams);
  const title = text ? `“${text}” in appliances` : category ? `${category}: appliances` : "Appliances";
  const [, query] = catalogueAddress({ text, category }).split("?");
  const feed = paths.catalogueFeed(query ? `?${query}` : "");
  return { title, alternates: { types: { "application/atom+xml": feed } } };
}

/** The catalogue: search by text, narrow by category, page by page. */
export default async function CataloguePage({ searchParams }: CatalogueProps) {
  const view = readCatalogueView(await searchParams);
  const now = new Date();
  const [found, categories] = await Promise.all([searchAppliances(view, now), listCategories(view.category)]);
  if (found.items.length === 0 && view.page > 1) redirect(catalogueAddress({ ...view, page: 1 }));
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
      <div className="grid gap-4">
        <SearchBox
          action={paths.appliances()}
          label="Search appliances"
          placeholder="Name, tag or discipline"
          defaultValue={view.text}
          {...(view.category ? { keep: { category: view.category } } : {})}
          size="lg"
          withButton
          className="max-w-3xl"
        />
        <CategoryChips categories={categories} chosen={view.category} text={view.text} />
      </div>
      <section aria-label="Results" className="mt-8 grid gap-6">
        {found.items.length === 0 ? (
          <NothingFound view={view} />
        ) : (
          <Results found={found} view={view} now={now} />
        )}
      </section>
    </PageShell>
  );
}

type ResultsProps = { found: Page<CatalogueEntry>; view: CatalogueView; now: Date };

function Results({ found, view, now }: ResultsProps) {
  const { page, pageCount, total, items } = found;
  return (
    <>
      <p className="text-sm text-ink-muted font-figures">{describeResults(total, view)}</p>
      <CardGrid>
        {items.map((appliance) => (
          <ApplianceCard key={appliance.id} appliance={appliance} now={now} />
        ))}
      </CardGrid>
      {pageCount > 1 && (
        <Pagination
          label="Pages of results"
          previousHref={page > 1 ? catalogueAddress({ ...view, page: page - 1 }) : undefined}
          nextHref={page < pageCount ? catalogueAddress({ ...view, page: page + 1 }) : undefined}
          summary={`Page ${page} of ${pageCount}`}
        />
      )}
    </>
  );
}

/** "12 appliances match “debian” in Operating systems". */
function describeResults(total: number, { text, category }: CatalogueView): string {
  const count = `${total} ${total === 1 ? "appliance" : "appliances"}`;
  const matching = text ? `${count} ${total === 1 ? "matches" : "match"} “${text}”` : count;
  return category ? `${matching} in ${category}` : matching;
}

function NothingFound({ view }: { view: CatalogueView }) {
  const { text, category } = view;
  if (!text && !category) {
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
  return (
    <EmptyState
      icon={<PackageSearch />}
      title={describeNothing(view)}
      action={
        <>
          {text && category && <Button href={catalogueAddress({ text })}>Search all categories</Button>}
          <Button href={paths.appliances()}>Show all appliances</Button>
        </>
      }
    >
      The search looks at names, summaries, descriptions, tags and disciplines. Try fewer or shorter words,
      for example the name of an operating system.
    </EmptyState>
  );
}

function describeNothing({ text, category }: CatalogueView): string {
  if (!text) return `No appliance is in ${category}`;
  return category ? `No appliance in ${category} matches “${text}”` : `No appliance matches “${text}”`;
}
