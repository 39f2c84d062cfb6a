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
import { getProviderHistory } from "#lib/provider/history-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of a provider", robots: { index: false } };

type HistoryProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was done to a provider's record, operators and tokens. */
export default async function ProviderHistoryPage({ params, searchParams }: HistoryProps) {
  const slug = readRoutePart((await params).slug);
  if (slug === null) notFound();
  const actor = await requirePerson(paths.providerHistory(slug));
  const history = await getProviderHistory(actor, slug, readPosition(await searchParams));
  if (!history) notFound();
  const { name, page } = history;
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Providers", href: paths.providers() },
                { label: name, href: paths.provider(slug) },
                { label: "History" },
              ]}
            />
          }
          media={<Monogram name={name} />}
          title={`History of ${name}`}
          description="What was done to the record, its operators and its access tokens. The operators and administrators see this."
        />
        <Trail page={page} address={paths.providerHistory(slug)} empty={<NothingRecorded />} />
      </div>
    </PageShell>
  );
}
