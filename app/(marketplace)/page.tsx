import { ArrowRight, PackageOpen } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { CategoryChips } from "#components/catalogue/category-chips.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import { listTopCategories } from "#lib/catalogue/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { listMostEndorsed, listNewest, listRecentRevisions } from "#lib/statistics/front-page-queries.ts";
import { lastMonths } from "#lib/statistics/period.ts";
import { getFigures, loadDataset } from "#lib/statistics/queries.ts";
import { Disciplines } from "./_start/disciplines.tsx";
import { FirstSteps } from "./_start/first-steps.tsx";
import { Hero } from "./_start/hero.tsx";
import { MostEndorsed } from "./_start/most-endorsed.tsx";
import { RecentLists } from "./_start/recent-lists.tsx";
import { siteData } from "./_start/site-data.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: { absolute: "Slipway: virtual appliances for research clouds" },
  alternates: { canonical: paths.home(), types: { "application/atom+xml": paths.catalogueFeed() } },
};

const NEWEST_SHOWN = 6;
const RANKED_SHOWN = 6;
/** As many names as lie on the drawn ship. */
const CARGO = 11;

/** The start page: what this is, search, what is new, what is endorsed, by discipline, and where to begin. */
export default async function StartPage() {
  const now = new Date();
  const [figures, newest, endorsed, revisions, disciplines, categories] = await Promise.all([
    getFigures(now),
    listNewest(CARGO, now),
    listMostEndorsed(RANKED_SHOWN, now),
    listRecentRevisions(RANKED_SHOWN, now),
    loadDataset("appliances-by-discipline", lastMonths(12, now), now),
    listTopCategories(now),
  ]);
  return (
    <>
      <script type="application/ld+json">{siteData(getSettings().baseUrl)}</script>
      <Hero figures={figures} cargo={newest.map(({ name }) => name)} />
      <PageShell className="grid gap-14 sm:gap-16">
        {newest.length === 0 ? (
          <NothingYet />
        ) : (
          <StartSection title="What is new" more={{ href: paths.appliances(), label: "All appliances" }}>
            <CardGrid className="grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))]">
              {newest.slice(0, NEWEST_SHOWN).map((appliance) => (
                <ApplianceCard key={appliance.id} appliance={appliance} now={now} level={3} />
              ))}
            </CardGrid>
          </StartSection>
        )}
        {(endorsed.length > 0 || revisions.length > 0) && (
          <div className="grid grid-cols-1 gap-x-10 gap-y-14 lg:grid-cols-2">
            {endorsed.length > 0 && (
              <StartSection title="Most endorsed" more={{ href: paths.vos(), label: "All VOs" }}>
                <MostEndorsed appliances={endorsed} />
              </StartSection>
            )}
            {revisions.length > 0 && (
              <StartSection title="Published by VOs" more={{ href: paths.statistics(), label: "Statistics" }}>
                <RecentLists revisions={revisions} now={now} />
              </StartSection>
            )}
          </div>
        )}
        {disciplines.length > 0 && (
          <StartSection title="By discipline">
            <Disciplines disciplines={disciplines} />
          </StartSection>
        )}
        {categories.length > 0 && (
          <StartSection title="By category">
            <CategoryChips categories={categories} />
          </StartSection>
        )}
        <StartSection title="Where to begin">
          <FirstSteps />
        </StartSection>
      </PageShell>
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState
      icon={<PackageOpen />}
      title="The catalogue is still empty"
      action={
        <Button href={paths.registerAppliance()} variant="primary">
          Register the first appliance
        </Button>
      }
    >
      As soon as an author publishes a version of an appliance, it stands here for everybody to find. Nobody
      needs to sign in to look.
    </EmptyState>
  );
}

type StartSectionProps = { title: string; more?: { href: string; label: string }; children: ReactNode };

function StartSection({ title, more, children }: StartSectionProps) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section aria-labelledby={id} className="grid min-w-0 grid-cols-1 content-start gap-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {more && (
          <Link
            href={more.href}
            className="prose-link inline-flex min-h-6 items-center gap-1.5 text-sm font-medium max-sm:min-h-11"
          >
            {more.label}
            <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
      </div>
      {children}
    </section>
  );
}
