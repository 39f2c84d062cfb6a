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
import { getVoHistory } from "#lib/vo/history-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of a VO", robots: { index: false } };

type HistoryProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was done to a VO, to roles in it and to its image list. */
export default async function VoHistoryPage({ params, searchParams }: HistoryProps) {
  const name = readRoutePart((await params).vo);
  if (name === null) notFound();
  const actor = await requirePerson(paths.voHistory(name));
  const history = await getVoHistory(actor, name, readPosition(await searchParams));
  if (!history) notFound();
  const { title, page } = history;
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Virtual Organisations", href: paths.vos() },
                { label: title, href: paths.vo(name) },
                { label: "History" },
              ]}
            />
          }
          media={<Monogram name={title} />}
          title={`History of ${title}`}
          description="What was done to the VO, to roles in it, and to the draft and the revisions of its image list. Those who curate the list and administrators see this."
        />
        <Trail page={page} address={paths.voHistory(name)} empty={<NothingRecorded />} />
      </div>
    </PageShell>
  );
}
