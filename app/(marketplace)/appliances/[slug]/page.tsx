import { Hammer, PackageOpen, Pencil, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { shareMetadata } from "#app/_transport/share-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { SectionedPage } from "#components/layout/sectioned-page.tsx";
import { ArrivalsSection } from "#components/list-fetch/arrivals-section.tsx";
import { StartPanel } from "#components/start-recipe/start-panel.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Identifier } from "#components/ui/identifier.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { AboutAppliance } from "#components/virtual-appliance/about-appliance.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { ArchivedNotice } from "#components/virtual-appliance/archived-notice.tsx";
import { AtAGlance } from "#components/virtual-appliance/at-a-glance.tsx";
import { BadgeSection } from "#components/virtual-appliance/badge-section.tsx";
import { CiteSection } from "#components/virtual-appliance/cite-section.tsx";
import { EndorsementLine } from "#components/virtual-appliance/endorsement-line.tsx";
import { EntryLists } from "#components/virtual-appliance/entry-lists.tsx";
import { glanceAt, SECTIONS } from "#components/virtual-appliance/glance.ts";
import { topHeadingLevel } from "#components/virtual-appliance/heading-level.ts";
import { HistorySection } from "#components/virtual-appliance/history-section.tsx";
import { ImagesSection, imageFactSections } from "#components/virtual-appliance/image-sections.tsx";
import { PeopleSection } from "#components/virtual-appliance/people-section.tsx";
import { structuredData } from "#components/virtual-appliance/structured-data.ts";
import { VersionNotices } from "#components/virtual-appliance/version-notices.tsx";
import { VersionStatusBadge } from "#components/virtual-appliance/version-status-badge.tsx";
import { VersionsSection } from "#components/virtual-appliance/versions-section.tsx";
import { EndorsementsSection } from "#components/vo-image-list/endorsements-section.tsx";
import { getArrivals } from "#lib/list-fetch/appliance-queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { citationOf } from "#lib/virtual-appliance/citation-queries.ts";
import { readRows } from "#lib/virtual-appliance/entry-lists.ts";
import { licenceAddress } from "#lib/virtual-appliance/licence.ts";
import { publicHistory } from "#lib/virtual-appliance/public-history.ts";
import { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { listEndorsements } from "#lib/vo-image-list/endorsement-queries.ts";
import { CommunityActions, RatingSection } from "./community.tsx";

export const dynamic = "force-dynamic";

type ApplianceProps = { params: Promise<{ slug: string }> };
type AppliancePageData = NonNullable<Awaited<ReturnType<typeof getAppliancePage>>>;

const loadAppliance = cache(async (part: string) => {
  const slug = readRoutePart(part);
  return slug === null ? null : getAppliancePage(await getCurrentActor(), slug, new Date());
});

export async function generateMetadata({ params }: ApplianceProps): Promise<Metadata> {
  const appliance = await loadAppliance((await params).slug);
  if (!appliance) return {};
  const { slug, name, summary } = appliance;
  const path = paths.appliance(slug);
  return {
    ...{ title: name, description: summary },
    ...shareMetadata({ picture: paths.applianceSharePicture(slug), path, type: "article" }),
    alternates: { canonical: path, types: { "application/atom+xml": paths.applianceFeed(slug) } },
  };
}

/** One appliance: what it is, whether it is fresh and safe, who endorses it, where it runs, and how it is started. */
export default async function AppliancePage({ params }: ApplianceProps) {
  const appliance = await loadAppliance((await params).slug);
  if (!appliance) notFound();
  const now = new Date();
  const actor = await getCurrentActor();
  const [endorsements, arrivals] = await Promise.all([
    listEndorsements(appliance.id, now),
    getArrivals(actor, appliance.id, now),
  ]);
  const answers = glanceAt(
    {
      ...appliance,
      earlier: appliance.previous.length,
      endorsements,
      providers: new Set(arrivals.named.map(({ provider }) => provider.slug)).size + arrivals.unnamed,
      isStartable: startableOf(appliance, now) !== null,
    },
    now,
  );
  return (
    <PageShell>
      <StructuredData appliance={appliance} />
      <ApplianceHeader appliance={appliance} now={now} />
      <div className="mb-10 grid grid-cols-1 gap-4">
        <ArchivedNotice appliance={appliance} mayMaintain={appliance.mayMaintain} now={now} />
        {appliance.latest && <VersionNotices version={appliance.latest} now={now} />}
        <AtAGlance answers={answers} />
      </div>
      <SectionedPage
        label="Sections of this page"
        aside={<AboutAside appliance={appliance} />}
        sections={[
          {
            ...{ id: SECTIONS.overview, label: "Overview" },
            content: <Overview appliance={appliance} />,
            besideAside: true,
          },
          ...versionSections(appliance, now),
          {
            ...{ id: SECTIONS.endorsements, label: "Endorsing VOs" },
            content: (
              <EndorsementsSection
                slug={appliance.slug}
                endorsements={endorsements}
                mayAsk={appliance.mayMaintain}
              />
            ),
          },
          {
            ...{ id: SECTIONS.providers, label: "Providers" },
            content: <ArrivalsSection arrivals={arrivals.named} unnamed={arrivals.unnamed} />,
          },
          {
            ...{ id: SECTIONS.history, label: "History" },
            content: <History appliance={appliance} now={now} />,
          },
          { ...{ id: SECTIONS.people, label: "People" }, content: <PeopleSection appliance={appliance} /> },
          { ...{ id: SECTIONS.ratings, label: "Ratings" }, content: <RatingSection appliance={appliance} /> },
          { ...{ id: SECTIONS.cite, label: "Cite" }, content: citeSection(appliance) },
          { ...{ id: SECTIONS.badge, label: "Badge" }, content: <ApplianceBadge appliance={appliance} /> },
        ]}
      />
    </PageShell>
  );
}

/** What is said of the latest version; where there is none, the earlier ones at least. */
function versionSections(appliance: AppliancePageData, now: Date) {
  const { latest, previous } = appliance;
  const images = latest?.images ?? [];
  const startable = startableOf(appliance, now);
  return [
    {
      ...{ id: SECTIONS.start, label: "Start it" },
      content: startable && (
        <StartPanel
          name={appliance.name}
          version={startable.version}
          images={startable.images}
          vos={appliance.endorsingVos}
        />
      ),
      besideAside: true,
    },
    {
      ...{ id: SECTIONS.versions, label: "Versions" },
      content: (latest !== null || previous.length > 0) && <VersionsSection appliance={appliance} />,
    },
    {
      ...{ id: SECTIONS.images, label: images.length === 1 ? "Image" : "Images" },
      content: images.length > 0 && (
        <ImagesSection images={images} now={now} baseUrl={getSettings().baseUrl} />
      ),
    },
    ...imageFactSections(images, now),
  ];
}

/** The latest version where one may start it. */
function startableOf({ latest }: AppliancePageData, now: Date) {
  return latest && isEndorsable(latest, now) ? latest : null;
}

type PartProps = { appliance: AppliancePageData; now: Date };

/** For search engines; the same facts as on the page. */
function StructuredData({ appliance }: { appliance: AppliancePageData }) {
  const { slug, name, summary, category, licence, licenceUrl, latest } = appliance;
  const [image] = latest?.images ?? [];
  const text = structuredData({
    ...{ name, summary, category, url: `${getSettings().baseUrl}${paths.appliance(slug)}` },
    authors: readRows("authors", appliance.authors).map((author) => author.name),
    licenceUrl: licenceUrl ?? (licence && licenceAddress(licence)),
    latest: latest && {
      ...{ version: latest.version, publishedAt: latest.publishedAt },
      operatingSystems: [...new Set(latest.images.map(({ osName, osVersion }) => `${osName} ${osVersion}`))],
      downloadUrl: image?.url ?? null,
      sizeBytes: image?.sizeBytes ?? null,
    },
  });
  return <script type="application/ld+json">{text}</script>;
}

function ApplianceHeader({ appliance, now }: PartProps) {
  const { latest } = appliance;
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs items={[{ label: "Appliances", href: paths.appliances() }, { label: appliance.name }]} />
      }
      media={<ApplianceLogo appliance={appliance} size={80} />}
      title={appliance.name}
      description={appliance.summary}
      meta={
        <>
          {appliance.archivedAt && <Badge tone="warn">Archived</Badge>}
          {latest ? <VersionStatusBadge status={latest.status} /> : <Badge>No current version</Badge>}
          {latest && <span className="font-figures">Version {latest.version}</span>}
          {latest?.publishedAt && (
            <span>
              published <RelativeTime at={latest.publishedAt} now={now} />
            </span>
          )}
          <EndorsementLine vos={appliance.endorsingVos} />
        </>
      }
      actions={
        <>
          <CommunityActions appliance={appliance} />
          {appliance.mayMaintain && <MaintainerActions appliance={appliance} />}
        </>
      }
    />
  );
}

function MaintainerActions({ appliance }: { appliance: AppliancePageData }) {
  const { slug, working, archivedAt } = appliance;
  return (
    <>
      <Button href={paths.editAppliance(slug)} icon={<Pencil aria-hidden />}>
        Edit
      </Button>
      {!archivedAt && (
        <Button
          href={paths.workingVersion(slug)}
          variant="primary"
          icon={working ? <Hammer aria-hidden /> : <Plus aria-hidden />}
        >
          {working ? "Continue working version" : "New version"}
        </Button>
      )}
    </>
  );
}

/** The text of its authors. */
function Overview({ appliance }: { appliance: AppliancePageData }) {
  return (
    <PageSection id={SECTIONS.overview} title="Overview">
      {appliance.description ? (
        <Markdown text={appliance.description} topLevel={topHeadingLevel(appliance.description)} />
      ) : (
        <p className="text-sm text-ink-muted">Its maintainers have not described it further yet.</p>
      )}
      {!appliance.latest && <NothingOffered appliance={appliance} />}
    </PageSection>
  );
}

/** The facts of the entry. */
function AboutAside({ appliance }: { appliance: AppliancePageData }) {
  const listUrl = signedListUrl(appliance);
  return (
    <aside aria-label="About this appliance" className="grid min-w-0 content-start gap-6">
      <Panel
        title="About"
        level={3}
        footer={
          appliance.mayMaintain && (
            <Link href={paths.delivery(appliance.slug)} className="prose-link">
              Continuous delivery
            </Link>
          )
        }
      >
        <AboutAppliance appliance={appliance} />
      </Panel>
      <EntryLists appliance={appliance} level={3} />
      {listUrl && (
        <Panel title="Signed list" level={3} description={describeList(appliance.latest)}>
          <Identifier value={listUrl} what="address of the signed list" className="text-sm" />
        </Panel>
      )}
    </aside>
  );
}

/** A list that has subscribers is answered for ever: some clients delete a site's images when it is not. */
function describeList(latest: AppliancePageData["latest"]): string {
  if (latest?.status === "expired") {
    return "The last list that was signed, with images that have expired. It is still answered, so that sites that subscribe are not cut off, but it is not signed again until a new version is published.";
  }
  return "The images of the latest version as a signed HEPiX image list, for sites that subscribe to this appliance alone.";
}

function NothingOffered({ appliance }: { appliance: AppliancePageData }) {
  const { slug, mayMaintain, working, previous } = appliance;
  return (
    <EmptyState
      icon={<PackageOpen />}
      level={3}
      title={previous.length > 0 ? "There is no current version" : "No version has been published yet"}
      action={
        mayMaintain && (
          <Button href={paths.workingVersion(slug)} variant="primary">
            {working ? "Continue working version" : "Begin a version"}
          </Button>
        )
      }
    >
      {previous.length > 0
        ? "Its maintainers have withdrawn the latest one. Earlier versions are listed below."
        : "Its images appear here as soon as its maintainers publish a version."}
    </EmptyState>
  );
}

function History({ appliance, now }: PartProps) {
  const { slug, latest, previous, maySeeHistory } = appliance;
  const events = publicHistory(appliance, latest ? [latest, ...previous] : previous, now);
  return <HistorySection slug={slug} events={events} maySeeAll={maySeeHistory} />;
}

function citeSection(appliance: AppliancePageData) {
  const citation = appliance.latest && citationOf({ ...appliance.latest, appliance });
  return citation && <CiteSection slug={appliance.slug} citation={citation} />;
}

function ApplianceBadge({ appliance: { slug, name } }: { appliance: AppliancePageData }) {
  const { baseUrl } = getSettings();
  return (
    <BadgeSection
      name={name}
      pageUrl={`${baseUrl}${paths.appliance(slug)}`}
      badgeUrl={`${baseUrl}${paths.applianceBadge(slug)}`}
      badgePath={paths.applianceBadge(slug)}
    />
  );
}

function signedListUrl({ listName, hasList }: AppliancePageData): string | null {
  return hasList ? `${getSettings().baseUrl}${paths.applianceList(listName)}` : null;
}
