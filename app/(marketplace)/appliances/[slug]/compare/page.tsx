import { GitCompare } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { fieldChange } from "#components/audit/event-changes.ts";
import { FieldDifference } from "#components/audit/event-difference.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ComparisonChooser } from "#components/virtual-appliance/comparison-chooser.tsx";
import { type ComparisonRow, imageRows, versionRows } from "#components/virtual-appliance/comparison-rows.ts";
import { ComparisonTable } from "#components/virtual-appliance/comparison-table.tsx";
import { ReleaseNotes } from "#components/virtual-appliance/release-notes.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getVersionComparison } from "#lib/virtual-appliance/comparison-queries.ts";
import { type ImagePair, pairImages } from "#lib/virtual-appliance/pair-images.ts";
import type { ImageFacts } from "#lib/virtual-appliance/queries.ts";

export const dynamic = "force-dynamic";

type Search = { from?: string | string[]; to?: string | string[]; show?: string | string[] };
type ComparePageProps = { params: Promise<{ slug: string }>; searchParams: Promise<Search> };

const load = cache(async (slugPart: string, from: string | null, to: string | null) => {
  const slug = readRoutePart(slugPart);
  return slug === null ? null : getVersionComparison(await getCurrentActor(), slug, { from, to }, new Date());
});

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);

export async function generateMetadata({ params, searchParams }: ComparePageProps): Promise<Metadata> {
  const [{ slug }, { from, to }] = [await params, await searchParams];
  const comparison = await load(slug, one(from), one(to));
  return comparison ? { title: `Compare versions of ${comparison.name}` } : {};
}

/** Any two versions field by field, image by image: what differs, or everything. */
export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const [{ slug }, search] = [await params, await searchParams];
  const comparison = await load(slug, one(search.from), one(search.to));
  if (!comparison) notFound();
  const { name, from, to } = comparison;
  const showsAll = one(search.show) === "all";
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: name, href: paths.appliance(comparison.slug) },
              { label: "Compare versions" },
            ]}
          />
        }
        media={<Monogram name={name} size={64} />}
        title="Compare versions"
        description={`What differs between two versions of ${name}.`}
      />
      {from && to ? (
        <div className="grid grid-cols-1 gap-8">
          <ComparisonChooser
            slug={comparison.slug}
            versions={comparison.versions}
            from={from.version}
            to={to.version}
            showsAll={showsAll}
          />
          <Comparison slug={comparison.slug} from={from} to={to} showsAll={showsAll} />
        </div>
      ) : (
        <EmptyState
          icon={<GitCompare />}
          title="There is nothing to compare yet"
          action={<Button href={paths.appliance(comparison.slug)}>Back to {name}</Button>}
        >
          Two versions are needed, and this appliance has {to ? "one" : "none"} that you may see.
        </EmptyState>
      )}
    </PageShell>
  );
}

type Version = NonNullable<NonNullable<Awaited<ReturnType<typeof load>>>["from"]>;
type ComparisonProps = { slug: string; from: Version; to: Version; showsAll: boolean };

function Comparison({ slug, from, to, showsAll }: ComparisonProps) {
  const columns = { before: `Version ${from.version}`, after: `Version ${to.version}` };
  const pairs = pairImages(from.images, to.images);
  const ofVersion = shown(versionRows(from, to), showsAll);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-muted" role="status">
          {summaryOf(from, to, pairs)}
        </p>
        <Button
          size="sm"
          href={`${paths.compareVersions(slug, from.version, to.version)}${showsAll ? "" : "&show=all"}`}
        >
          {showsAll ? "Show only what differs" : "Show everything"}
        </Button>
      </div>
      {ofVersion.length > 0 && (
        <Panel title="Version" flush>
          <ComparisonTable caption="The versions" rows={ofVersion} {...columns} />
        </Panel>
      )}
      <NotesComparison before={from.notes} after={to.notes} />
      {pairs.map((pair) => (
        <ImageComparison key={pair.identifier} pair={pair} showsAll={showsAll} {...columns} />
      ))}
    </>
  );
}

function NotesComparison({ before, after }: { before: string; after: string }) {
  if (before === after) {
    return (
      <Panel title="Release notes">
        <p className="text-sm text-ink-muted">{after === "" ? "Neither has any." : "The same in both."}</p>
      </Panel>
    );
  }
  const change = fieldChange("notes", before, after);
  return (
    <Panel title="Release notes">
      {change.kind === "text" ? (
        <div className="text-sm">
          <FieldDifference change={change} />
        </div>
      ) : (
        // Too little in common to mark words.
        <div className="grid gap-8 lg:grid-cols-2">
          <ReleaseNotes notes={before} />
          <ReleaseNotes notes={after} />
        </div>
      )}
    </Panel>
  );
}

type ImageComparisonProps = {
  pair: ImagePair<ImageFacts>;
  showsAll: boolean;
  before: string;
  after: string;
};

function ImageComparison({ pair, showsAll, before, after }: ImageComparisonProps) {
  const rows = imageRows(pair.before, pair.after);
  const differing = rows.filter(({ differs }) => differs).length;
  const title = (pair.after ?? pair.before)?.title ?? "Image";
  const visible = shown(rows, showsAll);
  return (
    <Panel title={title} flush={visible.length > 0} actions={<PairBadge pair={pair} differing={differing} />}>
      {visible.length > 0 ? (
        <ComparisonTable caption={`Image: ${title}`} rows={visible} before={before} after={after} />
      ) : (
        <p className="text-sm text-ink-muted">The same in both, to the last byte of its file.</p>
      )}
    </Panel>
  );
}

function PairBadge({ pair, differing }: { pair: ImagePair<ImageFacts>; differing: number }) {
  if (!pair.before) return <Badge tone="ok">Added</Badge>;
  if (!pair.after) return <Badge tone="danger">Removed</Badge>;
  if (differing === 0) return <Badge>Unchanged</Badge>;
  return <Badge tone="warn">{differing === 1 ? "1 field differs" : `${differing} fields differ`}</Badge>;
}

function shown(rows: readonly ComparisonRow[], showsAll: boolean): ComparisonRow[] {
  return rows.filter(({ differs }) => showsAll || differs);
}

/** "2 images: 1 changed, 1 added. The release notes differ." */
function summaryOf(from: Version, to: Version, pairs: readonly ImagePair<ImageFacts>[]): string {
  if (from.version === to.version) return "You have chosen the same version twice.";
  const counts = { changed: 0, unchanged: 0, added: 0, removed: 0 };
  for (const { before, after } of pairs) counts[fateOf(before, after)] += 1;
  const parts = Object.entries(counts).flatMap(([fate, count]) => (count > 0 ? [`${count} ${fate}`] : []));
  const images = pairs.length === 1 ? "1 image" : `${pairs.length} images`;
  const notes = from.notes === to.notes ? "" : " The release notes differ.";
  return `${images}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.${notes}`;
}

function fateOf(before: ImageFacts | null, after: ImageFacts | null) {
  if (!before) return "added";
  if (!after) return "removed";
  return imageRows(before, after).some(({ differs }) => differs) ? "changed" : "unchanged";
}
