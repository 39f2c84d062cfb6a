import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { NothingRecorded } from "#components/audit/nothing-recorded.tsx";
import { Trail } from "#components/audit/trail.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readPosition } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";
import { getApplianceHistory } from "#lib/virtual-appliance/history-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of an appliance", robots: { index: false } };

type HistoryProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was done to an appliance, its people and its versions. */
export default async function ApplianceHistoryPage({ params, searchParams }: HistoryProps) {
  const slug = readRoutePart((await params).slug);
  if (slug === null) notFound();
  const actor = await requirePerson(paths.applianceHistory(slug));
  const history = await getApplianceHistory(actor, slug, readPosition(await searchParams));
  if (!history) notFound();
  const { name, page } = history;
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Appliances", href: paths.appliances() },
                { label: name, href: paths.appliance(slug) },
                { label: "History" },
              ]}
            />
          }
          media={<Monogram name={name} />}
          title={`History of ${name}`}
          description="What was done to the entry, its people, versions and images, and by whom. Those who maintain it, security officers and administrators see this."
        />
        <Trail page={page} address={paths.applianceHistory(slug)} empty={<NothingRecorded />} />
      </div>
    </PageShell>
  );
}
