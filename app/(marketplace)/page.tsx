import { ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageShell } from "#components/layout/page-shell.tsx";
import { CardGrid } from "#components/ui/card.tsx";
import { ApplianceCard } from "#components/virtual-appliance/appliance-card.tsx";
import { CategoryChips } from "#components/virtual-appliance/category-chips.tsx";
import { VoCard } from "#components/vo/vo-card.tsx";
import { paths } from "#lib/platform/paths.ts";
import {
  countCatalogue,
  listCategories,
  searchAppliances,
} from "#lib/virtual-appliance/search-appliances.ts";
import { listVos } from "#lib/vo/queries.ts";
import { FirstSteps } from "./_start/first-steps.tsx";
import { Hero } from "./_start/hero.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: { absolute: "Slipway: virtual appliances for research clouds" } };

const NEWEST_SHOWN = 6;

/** The start page: what this is, search, what is new, who endorses, and where to begin. */
export default async function StartPage() {
  const now = new Date();
  const [figures, newest, categories, vos] = await Promise.all([
    countCatalogue(),
    searchAppliances({ text: "", category: null, page: 1 }, now),
    listCategories(),
    listVos(),
  ]);
  const published = newest.items.filter(({ latest }) => latest !== null).slice(0, NEWEST_SHOWN);
  const withList = vos.filter(({ current }) => current !== null);
  return (
    <>
      <Hero figures={figures} cargo={newest.items.map(({ name }) => name)} />
      <PageShell className="grid gap-14 sm:gap-16">
        {categories.length > 0 && (
          <StartSection title="Categories">
            <CategoryChips categories={categories} />
          </StartSection>
        )}
        {published.length > 0 && (
          <StartSection
            title="Newest appliances"
            more={{ href: paths.appliances(), label: "All appliances" }}
          >
            <CardGrid>
              {published.map((appliance) => (
                <ApplianceCard key={appliance.id} appliance={appliance} now={now} level={3} />
              ))}
            </CardGrid>
          </StartSection>
        )}
        {withList.length > 0 && (
          <StartSection
            title="Endorsed by Virtual Organisations"
            more={{ href: paths.vos(), label: "All Virtual Organisations" }}
          >
            <CardGrid>
              {withList.map((vo) => (
                <VoCard key={vo.id} vo={vo} now={now} level={3} />
              ))}
            </CardGrid>
          </StartSection>
        )}
        <StartSection title="Where to begin">
          <FirstSteps />
        </StartSection>
      </PageShell>
    </>
  );
}

type StartSectionProps = { title: string; more?: { href: string; label: string }; children: ReactNode };

function StartSection({ title, more, children }: StartSectionProps) {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-5">
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
