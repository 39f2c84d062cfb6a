import { GitCompare } from "lucide-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { shareMetadata } from "#app/_transport/share-metadata.ts";
import {
  extendVersionAction,
  hideVersionAction,
  reinstateVersionAction,
  revokeVersionAction,
  showVersionAction,
} from "#app/(workspace)/appliances/[slug]/versions/[version]/actions.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { type PageSectionEntry, SectionedPage } from "#components/layout/sectioned-page.tsx";
import { RevocationPanel } from "#components/revocation/revocation-panel.tsx";
import { StartPanel } from "#components/start-recipe/start-panel.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { ArchivedNotice } from "#components/virtual-appliance/archived-notice.tsx";
import { CiteSection } from "#components/virtual-appliance/cite-section.tsx";
import { describeExpiry } from "#components/virtual-appliance/freshness.ts";
import { SECTIONS } from "#components/virtual-appliance/glance.ts";
import { ImagesSection, imageFactSections } from "#components/virtual-appliance/image-sections.tsx";
import { ReleaseNotes } from "#components/virtual-appliance/release-notes.tsx";
import { VersionMaintenance } from "#components/virtual-appliance/version-maintenance.tsx";
import { VersionNotices } from "#components/virtual-appliance/version-notices.tsx";
import { versionStatusWords } from "#components/virtual-appliance/version-status.ts";
import { VersionStatusBadge } from "#components/virtual-appliance/version-status-badge.tsx";
import { liesElsewhere } from "#lib/image-store/stored-here.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { getRevocationScope } from "#lib/revocation/queries.ts";
import { citationOf } from "#lib/virtual-appliance/citation-queries.ts";
import { getVersionPage } from "#lib/virtual-appliance/queries.ts";
import { extensionChoices, isEndorsable } from "#lib/virtual-appliance/version.ts";
import { recheckImageFileAction } from "./actions.ts";

export const dynamic = "force-dynamic";

/** The section of the release notes, by the part of the address that leads to it. */
const NOTES = "notes";

type VersionProps = { params: Promise<{ slug: string; version: string }> };
type VersionPageData = NonNullable<Awaited<ReturnType<typeof getVersionPage>>>;

const loadVersion = cache(async (slugPart: string, versionPart: string) => {
  const slug = readRoutePart(slugPart);
  const version = readRoutePart(versionPart);
  if (slug === null || version === null) return null;
  return getVersionPage(await getCurrentActor(), slug, version, new Date());
});

export async function generateMetadata({ params }: VersionProps): Promise<Metadata> {
  const { slug, version: part } = await params;
  const version = await loadVersion(slug, part);
  if (!version) return {};
  const { slug: named, name, summary } = version.appliance;
  const title = `${name}, version ${version.version}`;
  const path = paths.version(named, version.version);
  return {
    ...{ title, description: summary },
    ...shareMetadata({ picture: paths.applianceSharePicture(named), path, type: "article" }),
    alternates: { canonical: path },
  };
}

/** One version whole, be it the latest, an earlier one, or one that may be used no more. */
export default async function VersionPage({ params }: VersionProps) {
  const { slug, version: part } = await params;
  const version = await loadVersion(slug, part);
  if (!version) notFound();
  if (version.state === "working") redirect(paths.workingVersion(version.appliance.slug));
  const now = new Date();
  const { appliance } = version;
  return (
    <PageShell>
      <VersionHeader version={version} now={now} />
      <div className="mb-8 grid grid-cols-1 gap-4 empty:hidden">
        <ArchivedNotice appliance={appliance} mayMaintain={version.mayMaintain} now={now} />
        <VersionNotices version={version} now={now} />
        {version.status === "superseded" && <SupersededNotice slug={appliance.slug} />}
      </div>
      <SectionedPage
        label="Sections of this page"
        sections={sectionsOf(version, now)}
        aside={<VersionAside version={version} now={now} />}
      />
    </PageShell>
  );
}

function sectionsOf(version: VersionPageData, now: Date): PageSectionEntry[] {
  const { appliance, images } = version;
  const isStartable = isEndorsable(version, now) && images.length > 0;
  const citation = citationOf(version);
  return [
    {
      ...{ id: NOTES, label: "Release notes", besideAside: true },
      content: (
        <PageSection id={NOTES} title="Release notes">
          <ReleaseNotes notes={version.notes} />
        </PageSection>
      ),
    },
    {
      ...{ id: SECTIONS.start, label: "Start it", besideAside: true },
      content: isStartable && <StartPanel name={appliance.name} version={version.version} images={images} />,
    },
    {
      // Beside the aside where there is nothing to start: else that would leave a hole below the notes.
      ...{ id: SECTIONS.images, label: images.length === 1 ? "Image" : "Images", besideAside: !isStartable },
      content: images.length > 0 && (
        <ImagesSection
          images={images}
          now={now}
          baseUrl={getSettings().baseUrl}
          recheckOf={({ url }) => recheckFor(version, url, now)}
        />
      ),
    },
    ...imageFactSections(images, now),
    {
      ...{ id: SECTIONS.cite, label: "Cite" },
      content: citation && <CiteSection slug={appliance.slug} citation={citation} />,
    },
  ];
}

/** For those who may ask, of files that are watched or will be in a moment. */
function recheckFor(version: VersionPageData, url: string, now: Date) {
  const isOffered = version.mayMaintain && isEndorsable(version, now) && liesElsewhere(url);
  if (!isOffered) return undefined;
  return { action: recheckImageFileAction, slug: version.appliance.slug, version: version.version };
}

type PartProps = { version: VersionPageData; now: Date };

function VersionHeader({ version, now }: PartProps) {
  const { appliance } = version;
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs
          items={[
            { label: "Appliances", href: paths.appliances() },
            { label: appliance.name, href: paths.appliance(appliance.slug) },
            { label: `Version ${version.version}` },
          ]}
        />
      }
      media={<ApplianceLogo appliance={appliance} size={64} />}
      title={`${appliance.name}, version ${version.version}`}
      description={appliance.summary}
      meta={
        <>
          <VersionStatusBadge status={version.status} />
          {version.imported && <Badge>Imported</Badge>}
          {version.publishedAt && (
            <span>
              published <RelativeTime at={version.publishedAt} now={now} />
            </span>
          )}
        </>
      }
    />
  );
}

function SupersededNotice({ slug }: { slug: string }) {
  return (
    <Notice
      tone="info"
      title="There is a later version"
      action={
        <Button href={paths.appliance(slug)} size="sm">
          See the latest version
        </Button>
      }
    >
      This one may still be used until it expires.
    </Notice>
  );
}

function VersionAside({ version, now }: PartProps) {
  const { appliance } = version;
  return (
    <aside aria-label="About this version" className="grid grid-cols-1 content-start gap-6">
      {version.mayMaintain && <Maintenance version={version} now={now} />}
      <Revocation version={version} />
      <Panel title="This version">
        <Facts
          layout="stacked"
          items={[
            { label: "Status", value: versionStatusWords[version.status].meaning },
            {
              label: "Published",
              value: version.publishedAt && <RelativeTime at={version.publishedAt} show="date" />,
            },
            { label: "Expiry", value: describeExpiry(version.expiresAt, now) },
            ...(version.imported
              ? [{ label: "Imported from", value: appliance.importedFrom ?? "an existing image list" }]
              : []),
            { label: "Owner of the appliance", value: appliance.owner?.name ?? "Nobody here yet" },
          ]}
        />
        <Button
          size="sm"
          href={paths.compareVersions(
            appliance.slug,
            ...(version.state === "latest" ? [] : [version.version]),
          )}
          icon={<GitCompare aria-hidden />}
          className="mt-5"
        >
          Compare with another version
        </Button>
      </Panel>
    </aside>
  );
}

/** For security officers; nothing for others. */
async function Revocation({ version }: { version: VersionPageData }) {
  const { slug } = version.appliance;
  const scope = await getRevocationScope(await getCurrentActor(), slug, version.version);
  if (!scope) return null;
  return (
    <RevocationPanel
      slug={slug}
      version={version.version}
      isRevoked={version.revokedAt !== null}
      lists={scope.lists}
      sameFile={scope.sameFile}
      revoke={revokeVersionAction}
      reinstate={reinstateVersionAction}
    />
  );
}

function Maintenance({ version, now }: PartProps) {
  const { expiresAt, revokedAt } = version;
  return (
    <VersionMaintenance
      slug={version.appliance.slug}
      version={version.version}
      isLatest={version.state === "latest"}
      isHidden={version.hiddenAt !== null}
      extensions={expiresAt ? extensionChoices({ expiresAt, revokedAt }, now) : []}
      lists={version.pinningLists}
      extend={extendVersionAction}
      hide={hideVersionAction}
      show={showVersionAction}
    />
  );
}
