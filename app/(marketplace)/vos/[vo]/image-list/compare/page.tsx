import { GitCompare } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { RevisionChooser } from "#components/vo-image-list/revision-chooser.tsx";
import { RevisionDifference } from "#components/vo-image-list/revision-difference.tsx";
import { paths } from "#lib/platform/paths.ts";
import { describeCounts } from "#lib/vo-image-list/difference.ts";
import { getRevisionComparison } from "#lib/vo-image-list/revision-queries.ts";
import { revisionPairSchema } from "#lib/vo-image-list/schema.ts";

export const dynamic = "force-dynamic";

type Search = Record<string, string | string[] | undefined>;
type CompareProps = { params: Promise<{ vo: string }>; searchParams: Promise<Search> };

const load = cache(async (voPart: string, search: string) => {
  const vo = readRoutePart(voPart);
  const asked = revisionPairSchema.parse(JSON.parse(search));
  return vo === null ? null : getRevisionComparison(vo, asked, new Date());
});

export async function generateMetadata({ params, searchParams }: CompareProps): Promise<Metadata> {
  const comparison = await load((await params).vo, JSON.stringify(await searchParams));
  return comparison ? { title: `Compare revisions of ${comparison.vo.name}` } : {};
}

/** What differs between any two revisions of a list. */
export default async function CompareRevisionsPage({ params, searchParams }: CompareProps) {
  const comparison = await load((await params).vo, JSON.stringify(await searchParams));
  if (!comparison) notFound();
  const { vo, revisions, pair } = comparison;
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: "Compare revisions" }]} />}
        eyebrow={`Image list of ${vo.name}`}
        title="Compare revisions"
        description="What a site that has the one would add, replace and remove to have the other."
      />
      {pair ? (
        <div className="grid grid-cols-1 gap-8">
          <RevisionChooser vo={vo.name} revisions={revisions} from={pair.from} to={pair.to} />
          <Panel
            title={`From revision ${pair.from} to revision ${pair.to}`}
            description={describeCounts(pair.counts)}
            flush
          >
            <RevisionDifference changes={pair.changes} />
          </Panel>
        </div>
      ) : (
        <EmptyState
          icon={<GitCompare />}
          title={revisions.length === 0 ? "There is nothing to compare yet" : "There is no such revision"}
          action={<Button href={paths.imageList(vo.name)}>Back to the image list</Button>}
        >
          {revisions.length === 0
            ? "Nothing was published on this list so far."
            : `The list has revisions 1 to ${revisions[0]?.number}.`}
        </EmptyState>
      )}
    </PageShell>
  );
}
