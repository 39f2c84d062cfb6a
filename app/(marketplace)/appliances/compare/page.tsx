import { GitCompare } from "lucide-react";
import type { Metadata } from "next";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { factGroups } from "#components/comparison/appliance-rows.ts";
import { MOST_COMPARED, readCompared } from "#components/comparison/chosen-appliances.ts";
import { AddToComparison } from "#components/comparison/comparison-link.tsx";
import { SideBySideTable } from "#components/comparison/side-by-side-table.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { listBestMatches } from "#lib/catalogue/queries.ts";
import { firstOf, readLine } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";
import { type ComparedAppliance, getSideBySide } from "#lib/virtual-appliance/side-by-side-queries.ts";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Compare appliances", robots: { index: false } };

type ComparePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Up to four appliances side by side; the address says which, so that it can be sent to a colleague. */
export default async function CompareAppliancesPage({ searchParams }: ComparePageProps) {
  const parameters = await searchParams;
  const { slugs, tooMany } = readCompared(parameters.with);
  const onlyDifferences = firstOf(parameters.show) === "differences";
  const now = new Date();
  const { appliances, unknown } = await getSideBySide(await getCurrentActor(), slugs, now);
  const known = appliances.map(({ slug }) => slug);
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Appliances", href: paths.appliances() }, { label: "Compare" }]} />
        }
        title="Compare appliances"
        description={`Up to ${MOST_COMPARED} side by side. The address of this page holds what you compare: send it to a colleague.`}
        actions={
          appliances.length > 1 && (
            <Button href={paths.compareAppliances(known, { onlyDifferences: !onlyDifferences })}>
              {onlyDifferences ? "Show everything" : "Show only what differs"}
            </Button>
          )
        }
      />
      <div className="grid grid-cols-1 gap-6">
        <NotCompared unknown={unknown} tooMany={tooMany} />
        {appliances.length === 0 ? (
          <EmptyState
            icon={<GitCompare />}
            title="Nothing is chosen yet"
            action={
              <Button href={paths.appliances()} variant="primary">
                Choose in the catalogue
              </Button>
            }
          >
            Choose “Compare” on appliances of the catalogue, or look for them here.
          </EmptyState>
        ) : (
          <Facts appliances={appliances} onlyDifferences={onlyDifferences} now={now} />
        )}
        {appliances.length < MOST_COMPARED && (
          <AddColumn known={known} text={readLine(parameters.q)} now={now} />
        )}
      </div>
    </PageShell>
  );
}

function NotCompared({ unknown, tooMany }: { unknown: readonly string[]; tooMany: readonly string[] }) {
  return (
    <>
      {unknown.length > 0 && (
        <Notice
          tone="warn"
          title={`There is no appliance at ${unknown.map((slug) => `“${slug}”`).join(", ")}`}
        >
          It may have been deleted. The others are compared.
        </Notice>
      )}
      {tooMany.length > 0 && (
        <Notice tone="warn" title={`Only ${MOST_COMPARED} appliances are compared at a time`}>
          Left out: {tooMany.join(", ")}. Take one out to make room.
        </Notice>
      )}
    </>
  );
}

type FactsProps = { appliances: readonly ComparedAppliance[]; onlyDifferences: boolean; now: Date };

function Facts({ appliances, onlyDifferences, now }: FactsProps) {
  const groups = factGroups(appliances, now, { onlyDifferences });
  const known = appliances.map(({ slug }) => slug);
  const without = (gone: string) =>
    paths.compareAppliances(
      known.filter((slug) => slug !== gone),
      { onlyDifferences },
    );
  const differing = groups.flatMap(({ rows }) => rows).filter(({ differs }) => differs).length;
  return (
    <>
      {appliances.length === 1 ? (
        <Notice title="One appliance alone has nothing to be compared with">
          Add another one below, or choose “Compare” on it in the catalogue.
        </Notice>
      ) : (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted" role="status">
          <span>{differing === 1 ? "1 fact differs." : `${differing} facts differ.`}</span>
          <span className="flex items-center gap-2">
            <span aria-hidden className="size-2 rounded-full bg-accent" /> marks what differs
          </span>
        </p>
      )}
      {groups.length > 0 && <SideBySideTable appliances={appliances} groups={groups} without={without} />}
    </>
  );
}

const MOST_OFFERED = 6;

/** Finds another one without leaving the page; works without a script. */
async function AddColumn({ known, text, now }: { known: readonly string[]; text: string; now: Date }) {
  const found = await listBestMatches(text, MOST_OFFERED + known.length, now);
  const offered = found.filter(({ slug }) => !known.includes(slug)).slice(0, MOST_OFFERED);
  return (
    <Panel title={known.length === 0 ? "Look for an appliance" : "Add another one"}>
      <div className="grid gap-4">
        <SearchBox
          action={paths.compareAppliances([])}
          label="Find an appliance to compare"
          placeholder="Name, tag or discipline"
          defaultValue={text}
          keep={known.length > 0 ? { with: known.join(",") } : {}}
          withButton
          className="max-w-xl"
        />
        {text !== "" && offered.length === 0 && (
          <p className="text-sm text-ink-muted">Nothing else matches “{text}”. Try fewer or other words.</p>
        )}
        {offered.length > 0 && (
          <ul aria-label="Found" className="grid divide-y divide-line border-y border-line">
            {offered.map((appliance) => (
              <li key={appliance.id} className="flex items-center gap-3.5 py-3 text-sm">
                <ApplianceLogo appliance={appliance} />
                <span className="grid min-w-0 flex-1">
                  <span className="font-semibold wrap-anywhere">{appliance.name}</span>
                  <span className="line-clamp-1 text-ink-muted">{appliance.summary}</span>
                </span>
                <AddToComparison
                  href={paths.compareAppliances([...known, appliance.slug])}
                  appliance={{ slug: appliance.slug, name: appliance.name }}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
