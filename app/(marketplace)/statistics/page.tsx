import type { Metadata } from "next";
import { PageShell } from "#components/layout/page-shell.tsx";
import { DatasetChart } from "#components/statistics/dataset-chart.tsx";
import { PeriodForm } from "#components/statistics/period-form.tsx";
import { Bytes } from "#components/ui/bytes.tsx";
import { formatCount } from "#components/ui/format-count.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Stat, StatRow } from "#components/ui/stat.tsx";
import { paths } from "#lib/platform/paths.ts";
import { DATASET_NAMES, DATASETS, GROUPS } from "#lib/statistics/datasets.ts";
import { readPeriod } from "#lib/statistics/period.ts";
import { type Figures, getFigures, loadDataset } from "#lib/statistics/queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Statistics",
  description: "How many appliances, images, lists and sites there are, and how that came about.",
  alternates: { canonical: paths.statistics() },
};

type StatisticsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Numbers of the catalogue, the lists and the sites: charts, with the same numbers as tables and files. */
export default async function StatisticsPage({ searchParams }: StatisticsProps) {
  const now = new Date();
  const period = readPeriod(await searchParams, now);
  const [figures, counted] = await Promise.all([
    getFigures(now),
    Promise.all(DATASET_NAMES.map(async (name) => ({ name, counted: await loadDataset(name, period, now) }))),
  ]);
  return (
    <PageShell>
      <PageHeader
        title="Statistics"
        description="What the catalogue holds, what VOs endorse and what sites take up. Every chart has its numbers as a table and as a file."
      />
      <div className="grid grid-cols-1 gap-12">
        <FigureRow figures={figures} />
        {GROUPS.map(({ id, title }) => (
          <section key={id} aria-labelledby={id} className="grid grid-cols-1 gap-5">
            <h2 id={id} className="scroll-mt-24 text-2xl">
              {title}
            </h2>
            {id === "catalogue" && <PeriodForm period={period} now={now} />}
            <div className="gap-5 *:mb-5 *:break-inside-avoid lg:columns-2 min-[120rem]:columns-3">
              {counted
                .filter(({ name }) => DATASETS[name].group === id)
                .map((dataset) => (
                  <DatasetChart key={dataset.name} {...dataset} period={period} />
                ))}
            </div>
          </section>
        ))}
      </div>
    </PageShell>
  );
}

function FigureRow({ figures }: { figures: Figures }) {
  return (
    <StatRow>
      <Stat label="Appliances" value={formatCount(figures.appliances)} note="with a current version" />
      <Stat label="Images" value={formatCount(figures.images)} note="of those versions" />
      <Stat label="Together" value={<Bytes value={figures.bytes} />} note="in image files" />
      <Stat label="VOs" value={formatCount(figures.vos)} note="with a published list" />
      <Stat
        label="Providers"
        value={formatCount(figures.activeProviders)}
        note="fetched a list within 30 days"
      />
    </StatRow>
  );
}
