import { GitCompare, HardDrive, Plus } from "lucide-react";
import { describeTroubles } from "#components/image-source/source-words.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { Markdown } from "#components/ui/markdown.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Stepper } from "#components/ui/stepper.tsx";
import { expiryChoices, nearestPreset } from "#components/virtual-appliance/expiry-choices.ts";
import { describeExpiry } from "#components/virtual-appliance/freshness.ts";
import type { HoldingList } from "#components/virtual-appliance/holding-lists.ts";
import { checkStanding, isUnderWay } from "#components/virtual-appliance/integrity-check-words.ts";
import { publicationCaution, publicationSteps } from "#components/virtual-appliance/publication-steps.ts";
import { PublishVersionPanel } from "#components/virtual-appliance/publish-version-panel.tsx";
import { VersionDetails } from "#components/virtual-appliance/version-details.tsx";
import type { WorkingVersion } from "#components/virtual-appliance/working-image.ts";
import { WorkingImageCard } from "#components/virtual-appliance/working-image-card.tsx";
import { paths } from "#lib/platform/paths.ts";
import { isUnchecked } from "#lib/virtual-appliance/version.ts";
import {
  callOffPublicationAction,
  cancelCheckAction,
  discardVersionAction,
  editVersionAction,
  publishVersionAction,
  removeImageAction,
  startCheckAction,
  verifyAndPublishAction,
} from "./actions.ts";

type Latest = { version: string; images: Parameters<typeof describeTroubles>[0] };

type VersionDeskProps = {
  appliance: {
    slug: string;
    name: string;
    latest: Latest | null;
    pinningLists: readonly HoldingList[];
  };
  working: WorkingVersion;
  now: Date;
};

/** A version being worked on: details, images with their checks, and publication. */
export function VersionDesk({ appliance, working, now }: VersionDeskProps) {
  const standings = working.images.map(checkStanding);
  return (
    <PageShell aside={<Publication appliance={appliance} working={working} />} asideLabel="Publication">
      <RefreshWhile active={standings.some(isUnderWay) || working.publicationRequest?.state === "waiting"} />
      <DeskHeader appliance={appliance} working={working} now={now} />
      <Stepper
        label="From the working version to the published one"
        className="mb-8"
        steps={publicationSteps({ problems: working.problems, standings })}
      />
      <div className="grid grid-cols-1 gap-10">
        {appliance.latest && <PublishedTrouble slug={appliance.slug} latest={appliance.latest} />}
        <div id="details" className="scroll-mt-24">
          <Details appliance={appliance} working={working} now={now} />
        </div>
        <Images slug={appliance.slug} images={working.images} now={now} />
      </div>
    </PageShell>
  );
}

function DeskHeader({ appliance: { slug, name, latest }, working, now }: VersionDeskProps) {
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs
          items={[
            { label: "Appliances", href: paths.appliances() },
            { label: name, href: paths.appliance(slug) },
            { label: "Working version" },
          ]}
        />
      }
      eyebrow={name}
      title={`Version ${working.version}`}
      meta={
        <>
          <Badge tone="info">Working version</Badge>
          <span>Only those who maintain the appliance see it</span>
          <span>
            Started <RelativeTime at={working.createdAt} now={now} />
          </span>
          {latest && <span>Latest published: {latest.version}</span>}
        </>
      }
      actions={
        latest && (
          <Button
            href={paths.compareVersions(slug, latest.version, working.version)}
            icon={<GitCompare aria-hidden />}
          >
            Compare with {latest.version}
          </Button>
        )
      }
    />
  );
}

/** What is wrong with the files of the version that people use meanwhile. */
function PublishedTrouble({ slug, latest }: { slug: string; latest: Latest }) {
  const troubles = describeTroubles(latest.images);
  if (troubles.length === 0) return null;
  return (
    <Notice
      tone="warn"
      title={`The published version ${latest.version} needs you`}
      action={
        <Button size="sm" href={paths.version(slug, latest.version)}>
          See what was found
        </Button>
      }
    >
      {troubles.join("; ")}.
    </Notice>
  );
}

function Details({ appliance: { slug, latest }, working, now }: VersionDeskProps) {
  const hasNotes = working.notes.trim() !== "";
  return (
    <VersionDetails
      action={editVersionAction}
      slug={slug}
      seen={working.mark}
      startOpen={!hasNotes}
      initial={{
        version: working.version,
        notes: working.notes,
        expiresInMonths: String(nearestPreset(working.expiresAt, now)),
      }}
      expiryChoices={expiryChoices(now)}
      expiryNote={`${describeExpiry(working.expiresAt, now)}. Saving counts the months from today.`}
      latestVersion={latest?.version ?? null}
    >
      <Facts
        items={[
          { label: "Version", value: working.version, mono: true },
          { label: "Expiry", value: describeExpiry(working.expiresAt, now) },
          {
            label: "Release notes",
            value: hasNotes ? <Markdown text={working.notes} topLevel={4} className="text-sm" /> : null,
          },
        ]}
      />
    </VersionDetails>
  );
}

function Images({ slug, images, now }: { slug: string; images: WorkingVersion["images"]; now: Date }) {
  const actions = { startCheck: startCheckAction, cancelCheck: cancelCheckAction, remove: removeImageAction };
  return (
    <section id="images" aria-labelledby="images-heading" className="grid grid-cols-1 scroll-mt-24 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="images-heading" className="text-xl">
          Images
        </h2>
        {images.length > 0 && (
          <Button icon={<Plus aria-hidden />} href={paths.newImage(slug)}>
            Add another image
          </Button>
        )}
      </div>
      {images.length === 0 ? (
        <EmptyState
          icon={<HardDrive />}
          level={3}
          title="No image yet"
          action={
            <Button variant="primary" icon={<Plus aria-hidden />} href={paths.newImage(slug)}>
              Add an image
            </Button>
          }
        >
          One is enough for most appliances. Add more for other architectures or formats of the same system.
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-5">
          {images.map((image) => (
            <WorkingImageCard key={image.id} slug={slug} image={image} actions={actions} now={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Publication({ appliance, working }: Omit<VersionDeskProps, "now">) {
  return (
    <div id="publish" className="scroll-mt-24 lg:sticky lg:top-24">
      <PublishVersionPanel
        slug={appliance.slug}
        version={working.version}
        latestVersion={appliance.latest?.version ?? null}
        expiry={working.expiresAt && formatUtcDate(working.expiresAt)}
        problems={working.problems}
        request={working.publicationRequest}
        checked={{
          done: working.images.filter((image) => !isUnchecked(image)).length,
          of: working.images.length,
        }}
        lists={appliance.pinningLists}
        caution={publicationCaution(working.images.map(checkStanding))}
        publish={publishVersionAction}
        verifyAndPublish={verifyAndPublishAction}
        callOff={callOffPublicationAction}
        discard={discardVersionAction}
      />
    </div>
  );
}
