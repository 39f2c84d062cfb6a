import { Bell, Download, ListChecks, PencilRuler, Rss, SearchX } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { shareMetadata } from "#app/_transport/share-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChartFrame } from "#components/ui/chart-frame.tsx";
import { ColumnChart } from "#components/ui/column-chart.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { Identifier } from "#components/ui/identifier.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SortedSearch } from "#components/ui/sorted-search.tsx";
import { Stat, StatRow } from "#components/ui/stat.tsx";
import { endorsedAppliances, readEndorsedView, SORTS } from "#components/vo/endorsed-appliances.ts";
import { EndorsedTable } from "#components/vo/endorsed-table.tsx";
import { RunPanel } from "#components/vo/run-panel.tsx";
import { voData } from "#components/vo/structured-data.ts";
import { VoAside } from "#components/vo/vo-aside.tsx";
import { SigningNotice } from "#components/vo-image-list/signing-notice.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { getServing } from "#lib/list-fetch/serving-queries.ts";
import { getSubscription } from "#lib/list-subscription/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { canAdministerVos, canEditVo, canSeeHistory } from "#lib/vo/policy.ts";
import { getVo, getVoContact } from "#lib/vo/queries.ts";
import { listRevisionSizes } from "#lib/vo-image-list/offer-queries.ts";
import { getImageListPage } from "#lib/vo-image-list/queries.ts";

export const dynamic = "force-dynamic";

type VoProps = {
  params: Promise<{ vo: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type ImageList = NonNullable<Awaited<ReturnType<typeof getImageListPage>>>;
type Current = NonNullable<ImageList["current"]>;

/** So many revisions are in the chart. */
const CHARTED = 24;
/** From so many appliances on they can be found and sorted. */
const MANY = 4;

const loadVo = cache(async (part: string) => {
  const name = readRoutePart(part);
  return name === null ? null : getVo(name);
});

export async function generateMetadata({ params }: VoProps): Promise<Metadata> {
  const vo = await loadVo((await params).vo);
  if (!vo) return {};
  return {
    title: vo.title || vo.name,
    ...(vo.description ? { description: vo.description } : {}),
    ...shareMetadata({ picture: paths.voSharePicture(vo.name), path: paths.vo(vo.name) }),
    alternates: {
      canonical: paths.vo(vo.name),
      types: { "application/atom+xml": paths.voFeed(vo.name) },
    },
  };
}

/** One VO: what it is, what its members may run and where, how to subscribe, and how its list came to be. */
export default async function VoPage({ params, searchParams }: VoProps) {
  const vo = await loadVo((await params).vo);
  if (!vo) notFound();
  const now = new Date();
  const actor = await getCurrentActor();
  const [list, contactEmail, serving, sizes, subscription] = await Promise.all([
    getImageListPage(actor, vo.name, now),
    getVoContact(actor, vo.name),
    getServing(vo.name, now),
    listRevisionSizes(vo.name, CHARTED),
    getSubscription(actor, vo.name),
  ]);
  const title = vo.title || vo.name;
  return (
    <PageShell
      asideLabel="About this VO"
      aside={
        <VoAside
          vo={{ ...vo, contactEmail }}
          serving={serving}
          may={{
            administer: canAdministerVos(actor),
            edit: canEditVo(actor, vo) && vo.removedAt === null,
            seeHistory: canSeeHistory(actor, vo),
          }}
        />
      }
    >
      <script type="application/ld+json">{voData(vo, getSettings().baseUrl)}</script>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Virtual Organisations", href: paths.vos() }, { label: title }]} />
        }
        media={<Monogram name={title} size={80} />}
        title={title}
        description={vo.description}
        meta={
          <>
            <span className="font-mono">{vo.name}</span>
            {list?.current && <VisibilityBadge visibility={list.visibility} />}
          </>
        }
        actions={
          list &&
          !list.isGone && (
            <>
              <Button href={paths.listSubscription(vo.name)} icon={<Bell aria-hidden />}>
                {subscription ? "Following" : "Follow"}
              </Button>
              {list.mayCurate && (
                <Button href={paths.draft(vo.name)} variant="primary" icon={<PencilRuler aria-hidden />}>
                  Edit the draft
                </Button>
              )}
            </>
          )
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {list?.signing && (
          <SigningNotice
            number={list.signing.number}
            frozenAt={list.signing.createdAt}
            servedNumber={list.current?.number ?? null}
            now={now}
          />
        )}
        {list?.isGone ? (
          <Stopped vo={vo.name} />
        ) : list?.current ? (
          <>
            <InBrief current={list.current} active={serving?.active ?? 0} now={now} />
            <Endorsed vo={vo.name} current={list.current} parameters={await searchParams} />
            <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
              <RunPanel vo={vo.name} enrolmentUrl={vo.enrolmentUrl} />
              <Subscribe vo={vo.name} isPublic={list.visibility === "public"} />
            </div>
            <History vo={vo.name} sizes={sizes} />
          </>
        ) : (
          !list?.signing && <NoList mayCurate={list?.mayCurate ?? false} vo={vo.name} />
        )}
      </div>
    </PageShell>
  );
}

function InBrief({ current, active, now }: { current: Current; active: number; now: Date }) {
  const expiries = current.entries.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime()] : []));
  const next = expiries.length === 0 ? null : new Date(Math.min(...expiries));
  const appliances = new Set(current.entries.map(({ appliance }) => appliance.slug)).size;
  return (
    <StatRow>
      <Stat
        label="Revision"
        value={current.number}
        note={<RelativeTime at={current.createdAt} now={now} />}
      />
      <Stat label="Appliances" value={appliances} />
      <Stat label="Images" value={current.entries.length} />
      <Stat
        label="Next to expire"
        value={
          next ? (
            <span className="text-lg">
              <RelativeTime at={next} now={now} />
            </span>
          ) : (
            "–"
          )
        }
        {...(next ? { note: formatUtcDate(next) } : {})}
      />
      <Stat label="Sites" value={active} note="fetched it within 30 days" />
    </StatRow>
  );
}

function Stopped({ vo }: { vo: string }) {
  return (
    <EmptyState
      icon={<ListChecks />}
      title="The image list has stopped"
      action={<Button href={paths.imageList(vo)}>What was published</Button>}
    >
      The VO was removed, and its list offers nothing any more.
    </EmptyState>
  );
}

type EndorsedProps = {
  vo: string;
  current: Current;
  parameters: Record<string, string | string[] | undefined>;
};

function Endorsed({ vo, current, parameters }: EndorsedProps) {
  const view = readEndorsedView(parameters);
  const rows = endorsedAppliances(current.entries, view);
  const isNarrowed = view.text !== "";
  return (
    <Panel
      title="What it endorses"
      description={`Revision ${current.number}: ${current.comment}`}
      flush
      actions={
        <Button href={paths.imageList(vo)} size="sm" icon={<ListChecks aria-hidden />}>
          The whole list
        </Button>
      }
    >
      {(isNarrowed || current.entries.length >= MANY) && (
        <div className="border-b border-line px-5 py-4">
          <SortedSearch
            action={paths.vo(vo)}
            label="Find on the list"
            text={view.text}
            sorts={SORTS}
            sort={view.sort}
          />
        </div>
      )}
      <EndorsedTable rows={rows} empty={isNarrowed ? <NothingFound vo={vo} /> : <EmptyList />} />
    </Panel>
  );
}

function NothingFound({ vo }: { vo: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="Nothing on the list fits"
      level={3}
      className="m-5"
      action={
        <>
          <Button href={paths.vo(vo)}>Show the whole list</Button>
          <Button href={paths.appliances()}>Search the catalogue</Button>
        </>
      }
    >
      Names, systems and versions are looked through. The catalogue has more than this VO endorses.
    </EmptyState>
  );
}

function EmptyList() {
  return (
    <p className="px-5 py-4 text-sm text-ink-muted">
      The list is published and empty: sites that follow it offer no image of this VO.
    </p>
  );
}

function Subscribe({ vo, isPublic }: { vo: string; isPublic: boolean }) {
  return (
    <Panel
      title="Subscribe"
      description="Your site or you yourself: whoever follows the list knows of every revision."
    >
      <div className="grid grid-cols-1 gap-5 text-sm">
        <div className="grid gap-2">
          <h3 className="font-semibold">A cloud site</h3>
          <Identifier value={`${getSettings().baseUrl}${paths.voList(vo)}`} what="address of the list" />
          {!isPublic && (
            <p className="text-ink-muted">The list needs an access token: ask the managers for access.</p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button href={paths.imageList(vo)} size="sm">
              Settings for your client
            </Button>
            {isPublic && (
              <Button href={paths.voList(vo)} size="sm" prefetch={false} icon={<Download aria-hidden />}>
                Signed list
              </Button>
            )}
          </div>
        </div>
        <div className="grid gap-2 border-t border-line pt-5">
          <h3 className="font-semibold">A person</h3>
          <p className="text-ink-muted">
            Be told in the application or by mail, as often as you like; or read the feed.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button href={paths.listSubscription(vo)} size="sm" icon={<Bell aria-hidden />}>
              Follow the list
            </Button>
            <Button href={paths.voFeed(vo)} size="sm" prefetch={false} icon={<Rss aria-hidden />}>
              Atom feed
            </Button>
          </div>
        </div>
      </div>
    </Panel>
  );
}

type HistoryProps = { vo: string; sizes: Awaited<ReturnType<typeof listRevisionSizes>> };

function History({ vo, sizes }: HistoryProps) {
  if (sizes.length < 2) return null;
  const points = sizes.map(({ number, createdAt, images }) => ({
    label: `Revision ${number}, ${formatUtcDate(createdAt)}`,
    shortLabel: `${number}`,
    value: images,
    href: paths.revision(vo, number),
  }));
  const [first, last] = [sizes[0], sizes.at(-1)];
  return (
    <ChartFrame
      title="How the list grew"
      level={2}
      description="Images in each revision; revisions never change once they are published."
      points={points}
      headings={{ label: "Revision", value: "Images" }}
      empty="No revision has had an image yet."
    >
      <ColumnChart
        title="Images in each revision"
        summary={`From ${first?.images} in revision ${first?.number} to ${last?.images} in revision ${last?.number}.`}
        points={points}
        unit={["image", "images"]}
      />
      <p className="text-sm">
        <Link href={paths.compareRevisions(vo)} className="prose-link inline-block min-h-6 max-sm:min-h-11">
          Compare two revisions
        </Link>
      </p>
    </ChartFrame>
  );
}

function NoList({ mayCurate, vo }: { mayCurate: boolean; vo: string }) {
  return (
    <EmptyState
      icon={<ListChecks />}
      title="No image list has been published yet"
      action={
        mayCurate ? (
          <Button href={paths.draft(vo)} variant="primary">
            Edit the draft
          </Button>
        ) : (
          <Button href={paths.vos()}>All VOs</Button>
        )
      }
    >
      Its managers choose appliances in the draft of the list and publish it; sites can subscribe from then
      on.
    </EmptyState>
  );
}
