import { Download, Undo2 } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { EntryTable } from "#components/vo-image-list/entry-table.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { RevisionDifference } from "#components/vo-image-list/revision-difference.tsx";
import { SignatureFacts } from "#components/vo-image-list/signature-facts.tsx";
import { SigningNotice } from "#components/vo-image-list/signing-notice.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { getRevisionPage } from "#lib/vo-image-list/queries.ts";

export const dynamic = "force-dynamic";

type RevisionProps = { params: Promise<{ vo: string; number: string }> };
type RevisionData = NonNullable<Awaited<ReturnType<typeof getRevisionPage>>>;

const loadRevision = cache(async (voPart: string, numberText: string) => {
  const vo = readRoutePart(voPart);
  // Nine digits fit the database's integers.
  if (vo === null || !/^[1-9]\d{0,8}$/.test(numberText)) return null;
  return getRevisionPage(await getCurrentActor(), vo, Number(numberText), new Date());
});

export async function generateMetadata({ params }: RevisionProps): Promise<Metadata> {
  const { vo, number } = await params;
  const revision = await loadRevision(vo, number);
  return revision ? { title: `Revision ${revision.number} of ${revision.vo.name}` } : {};
}

/** One revision of a list: what it changed, what it held, and how it was signed. */
export default async function RevisionPage({ params }: RevisionProps) {
  const { vo, number } = await params;
  const revision = await loadRevision(vo, number);
  if (!revision) notFound();
  const now = new Date();
  return (
    <PageShell>
      <RevisionHeader revision={revision} now={now} />
      <div className="grid grid-cols-1 gap-8">
        {revision.state === "signing" && (
          <SigningNotice
            number={revision.number}
            frozenAt={revision.createdAt}
            {...(revision.number === 1 ? { servedNumber: null } : {})}
            now={now}
          />
        )}
        <Changes revision={revision} />
        <Panel title="Entries" description="Statuses are those of today." flush>
          <EntryTable
            entries={revision.entries}
            empty={<p className="px-5 py-4 text-sm text-ink-muted">This revision holds no image.</p>}
          />
        </Panel>
        <Signature revision={revision} now={now} />
        <Neighbours revision={revision} />
      </div>
    </PageShell>
  );
}

type PartProps = { revision: RevisionData; now: Date };

function RevisionHeader({ revision, now }: PartProps) {
  const { vo, number } = revision;
  return (
    <PageHeader
      breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: `Revision ${number}` }]} />}
      eyebrow={`Image list of ${vo.name}`}
      title={`Revision ${number}`}
      description={revision.comment}
      meta={
        <>
          <StateBadge revision={revision} />
          <VisibilityBadge visibility={revision.visibility} />
          <span>
            by {revision.publisher ?? "the service itself"}
            {revision.approver && `, approved by ${revision.approver}`},{" "}
            <RelativeTime at={revision.createdAt} now={now} />
          </span>
        </>
      }
      actions={
        <>
          {revision.mayCurate && !revision.isNewest && (
            <Button href={paths.restoreRevision(vo.name, number)} icon={<Undo2 aria-hidden />}>
              Bring back
            </Button>
          )}
          {revision.state === "published" && (
            <Button
              href={paths.voRevisionList(vo.name, number)}
              prefetch={false}
              icon={<Download aria-hidden />}
            >
              Signed list
            </Button>
          )}
        </>
      }
    />
  );
}

function StateBadge({ revision }: { revision: RevisionData }) {
  if (revision.state === "signing") return <Badge tone="info">Being signed</Badge>;
  return revision.isCurrent ? <Badge tone="ok">Current</Badge> : <Badge>Earlier revision</Badge>;
}

function Changes({ revision }: { revision: RevisionData }) {
  const { number, counts, changes } = revision;
  const same = `${counts.unchanged} ${counts.unchanged === 1 ? "entry" : "entries"} unchanged`;
  return (
    <Panel
      title={number === 1 ? "What it began with" : `What changed since revision ${number - 1}`}
      flush
      {...(number > 1 ? { footer: <SameAndMore same={same} revision={revision} /> } : {})}
    >
      <RevisionDifference changes={changes} />
    </Panel>
  );
}

function SameAndMore({ same, revision: { vo, number } }: { same: string; revision: RevisionData }) {
  return (
    <span className="flex flex-wrap justify-between gap-x-6 gap-y-2">
      {same}
      <Link href={paths.compareRevisions(vo.name, number - 1, number)} className="prose-link">
        Compare with another revision
      </Link>
    </span>
  );
}

function Signature({ revision, now }: PartProps) {
  const { edition, editions, vo, number } = revision;
  if (!edition) return null;
  const address = `${getSettings().baseUrl}${paths.voRevisionList(vo.name, number)}`;
  return (
    <Panel
      title="Signature"
      description={
        revision.isCurrent
          ? "Of the edition that is served now."
          : "Of the last edition; earlier revisions are not signed again."
      }
      footer={
        <span className="flex flex-wrap items-center gap-x-2">
          Always at <Identifier value={address} what="address of this revision" />
        </span>
      }
    >
      <SignatureFacts
        edition={edition}
        editions={editions}
        listIdentifier={revision.listIdentifier}
        now={now}
      />
    </Panel>
  );
}

function Neighbours({ revision }: { revision: RevisionData }) {
  const { vo, number, isCurrent, state } = revision;
  return (
    <Pagination
      label="Revisions"
      previousHref={number > 1 ? paths.revision(vo.name, number - 1) : undefined}
      nextHref={isCurrent || state === "signing" ? undefined : paths.revision(vo.name, number + 1)}
      summary={`Revision ${number}`}
    />
  );
}
