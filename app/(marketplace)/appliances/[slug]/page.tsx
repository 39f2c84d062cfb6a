import { GitCompare, Hammer, PackageOpen, Pencil, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { StartPanel } from "#components/start-recipe/start-panel.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Markdown } from "#components/ui/markdown.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ApplianceAside } from "#components/virtual-appliance/appliance-aside.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { ArchivedNotice } from "#components/virtual-appliance/archived-notice.tsx";
import { EndorsementLine } from "#components/virtual-appliance/endorsement-line.tsx";
import { topHeadingLevel } from "#components/virtual-appliance/heading-level.ts";
import { ImageDetails } from "#components/virtual-appliance/image-details.tsx";
import { ReleaseNotes } from "#components/virtual-appliance/release-notes.tsx";
import { structuredData } from "#components/virtual-appliance/structured-data.ts";
import { VersionNotices } from "#components/virtual-appliance/version-notices.tsx";
import { VersionStatusBadge } from "#components/virtual-appliance/version-status-badge.tsx";
import { VersionTable } from "#components/virtual-appliance/version-table.tsx";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { readRows } from "#lib/virtual-appliance/entry-lists.ts";
import { licenceAddress } from "#lib/virtual-appliance/licence.ts";
import { getAppliancePage } from "#lib/virtual-appliance/queries.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
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
  return {
    ...{ title: name, description: summary },
    alternates: {
      canonical: paths.appliance(slug),
      types: { "application/atom+xml": paths.applianceFeed(slug) },
    },
  };
}

/** One appliance: what it is, whether it is fresh, who endorses it, and its images. */
export default async function AppliancePage({ params }: ApplianceProps) {
  const appliance = await loadAppliance((await params).slug);
  if (!appliance) notFound();
  const now = new Date();
  const { latest, previous } = appliance;
  return (
    <PageShell
      asideLabel="About this appliance"
      aside={<ApplianceAside appliance={appliance} listUrl={signedListUrl(appliance)} now={now} />}
    >
      <StructuredData appliance={appliance} />
      <ApplianceHeader appliance={appliance} now={now} />
      <div className="grid grid-cols-1 gap-8">
        <ArchivedNotice appliance={appliance} mayMaintain={appliance.mayMaintain} now={now} />
        {latest && <VersionNotices version={latest} now={now} />}
        {appliance.description && (
          <section aria-labelledby="overview" className="grid grid-cols-1 gap-3">
            <h2 id="overview" className="text-2xl">
              Overview
            </h2>
            <Markdown text={appliance.description} topLevel={topHeadingLevel(appliance.description)} />
          </section>
        )}
        {latest ? (
          <LatestVersion appliance={appliance} latest={latest} now={now} />
        ) : (
          <NothingOffered appliance={appliance} />
        )}
        {previous.length > 0 && (
          <Panel
            title="Earlier versions"
            flush
            actions={
              <Button
                size="sm"
                href={paths.compareVersions(appliance.slug)}
                icon={<GitCompare aria-hidden />}
              >
                Compare versions
              </Button>
            }
          >
            <VersionTable slug={appliance.slug} versions={previous} />
          </Panel>
        )}
        <RatingSection appliance={appliance} />
      </div>
    </PageShell>
  );
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

type LatestProps = PartProps & { latest: NonNullable<AppliancePageData["latest"]> };

function LatestVersion({ appliance, latest, now }: LatestProps) {
  return (
    <>
      {isEndorsable(latest, now) && (
        <StartPanel
          name={appliance.name}
          version={latest.version}
          images={latest.images}
          vos={appliance.endorsingVos}
        />
      )}
      <section aria-labelledby="latest-version" className="grid grid-cols-1 gap-4">
        <h2 id="latest-version" className="text-2xl">
          Version{" "}
          <Link href={paths.version(appliance.slug, latest.version)} className="prose-link">
            {latest.version}
          </Link>
        </h2>
        <ReleaseNotes notes={latest.notes} />
        {latest.images.map((image) => (
          <ImageDetails key={image.id} image={image} now={now} />
        ))}
      </section>
    </>
  );
}

function NothingOffered({ appliance }: { appliance: AppliancePageData }) {
  const { slug, mayMaintain, working, previous } = appliance;
  return (
    <EmptyState
      icon={<PackageOpen />}
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

function signedListUrl({ listName, hasList }: AppliancePageData): string | null {
  return hasList ? `${getSettings().baseUrl}${paths.applianceList(listName)}` : null;
}
