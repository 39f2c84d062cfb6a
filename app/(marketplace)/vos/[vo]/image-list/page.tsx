import { Bell, Download, KeyRound, ListChecks, PencilRuler, Settings2 } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { FormatsPanel } from "#components/list-formats/formats-panel.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { EntryTable } from "#components/vo-image-list/entry-table.tsx";
import { RevisionTable } from "#components/vo-image-list/revision-table.tsx";
import { SignatureFacts } from "#components/vo-image-list/signature-facts.tsx";
import { SigningNotice } from "#components/vo-image-list/signing-notice.tsx";
import type { Subscription } from "#components/vo-image-list/subscribe-commands.ts";
import { SubscribePanel } from "#components/vo-image-list/subscribe-panel.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { getSubscription } from "#lib/list-subscription/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { getImageListPage } from "#lib/vo-image-list/queries.ts";

export const dynamic = "force-dynamic";

type ImageListProps = { params: Promise<{ vo: string }> };
type ImageListData = NonNullable<Awaited<ReturnType<typeof loadList>>>;

const loadList = cache(async (part: string) => {
  const name = readRoutePart(part);
  if (name === null) return null;
  const actor = await getCurrentActor();
  const [list, subscription] = await Promise.all([
    getImageListPage(actor, name, new Date()),
    getSubscription(actor, name),
  ]);
  return list && { ...list, isFollowed: subscription !== null };
});

export async function generateMetadata({ params }: ImageListProps): Promise<Metadata> {
  const list = await loadList((await params).vo);
  return list ? { title: `Image list of ${list.vo.name}` } : {};
}

/** The image list of a VO: what it offers now, how it is signed, how a site subscribes, and how it came to be. */
export default async function ImageListPage({ params }: ImageListProps) {
  const list = await loadList((await params).vo);
  if (!list) notFound();
  const now = new Date();
  const { vo, signing } = list;
  const current = list.isGone ? null : list.current;
  return (
    <PageShell>
      <ImageListHeader list={list} now={now} />
      <div className="grid grid-cols-1 gap-8">
        {signing && !list.isGone && (
          <SigningNotice
            number={signing.number}
            frozenAt={signing.createdAt}
            servedNumber={current?.number ?? null}
            now={now}
          />
        )}
        {current && <CurrentEntries current={current} />}
        {list.isGone && <Gone />}
        {!list.isGone && !current && !signing && <NothingPublished list={list} />}
        {current && <SubscribeAndVerify list={list} current={current} now={now} />}
        {list.revisions.length > 0 && (
          <Panel title="History" description="Revisions never change once they are published." flush>
            <RevisionTable
              vo={vo.name}
              revisions={list.revisions}
              currentNumber={current?.number ?? null}
              now={now}
            />
          </Panel>
        )}
      </div>
    </PageShell>
  );
}

function ImageListHeader({ list, now }: { list: ImageListData; now: Date }) {
  const { vo, isGone } = list;
  const current = isGone ? null : list.current;
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs
          items={[
            { label: "Virtual Organisations", href: paths.vos() },
            { label: vo.title || vo.name, href: paths.vo(vo.name) },
            { label: "Image list" },
          ]}
        />
      }
      media={<Monogram name={vo.title || vo.name} size={64} />}
      eyebrow={vo.title || vo.name}
      title="Image list"
      meta={
        <>
          <VisibilityBadge visibility={list.visibility} />
          {current && (
            <span>
              Revision {current.number}, <RelativeTime at={current.createdAt} now={now} />
            </span>
          )}
        </>
      }
      actions={
        <>
          {current && (
            <Button href={paths.voList(vo.name)} prefetch={false} icon={<Download aria-hidden />}>
              Signed list
            </Button>
          )}
          {!isGone && (
            <Button href={paths.listSubscription(vo.name)} icon={<Bell aria-hidden />}>
              {list.isFollowed ? "Following" : "Follow"}
            </Button>
          )}
          {list.mayCurate && (
            <Button href={paths.listAccess(vo.name)} icon={<KeyRound aria-hidden />}>
              Access
            </Button>
          )}
          {list.mayEditSettings && (
            <Button href={paths.listSettings(vo.name)} icon={<Settings2 aria-hidden />}>
              Settings
            </Button>
          )}
          {list.mayCurate && (
            <Button href={paths.draft(vo.name)} variant="primary" icon={<PencilRuler aria-hidden />}>
              Edit the draft
            </Button>
          )}
        </>
      }
    />
  );
}

type Current = NonNullable<ImageListData["current"]>;

function CurrentEntries({ current }: { current: Current }) {
  const count = `${current.entries.length} ${current.entries.length === 1 ? "image" : "images"}`;
  return (
    <Panel title="On the list now" description={`${count}. ${current.comment}`} flush>
      <EntryTable
        entries={current.entries}
        empty={
          <p className="px-5 py-4 text-sm text-ink-muted">
            The list is empty: sites that follow it offer no image of this VO.
          </p>
        }
      />
    </Panel>
  );
}

function SubscribeAndVerify({ list, current, now }: { list: ImageListData; current: Current; now: Date }) {
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
        <SubscribePanel subscription={subscriptionOf(list)} />
        {current.edition && (
          <Panel title="Signature" description="Of the edition that is served now.">
            <SignatureFacts
              edition={current.edition}
              editions={current.editions}
              listIdentifier={list.identifier}
              now={now}
            />
          </Panel>
        )}
      </div>
      <FormatsPanel
        vo={list.vo.name}
        baseUrl={getSettings().baseUrl}
        authorityUrl={subscriptionOf(list).authorityUrl}
        isKeyed={list.isKeyed}
        needsToken={list.visibility === "token"}
      />
    </>
  );
}

function subscriptionOf({ vo, visibility, certificate }: ImageListData): Subscription {
  const { baseUrl } = getSettings();
  return {
    vo: vo.name,
    listUrl: `${baseUrl}${paths.voList(vo.name)}`,
    needsToken: visibility === "token",
    authorityUrl: `${baseUrl}${paths.authorityCertificate()}`,
    trustAnchorsUrl: `${baseUrl}${paths.trustAnchors()}`,
    signer: certificate && { subject: certificate.subject, issuer: certificate.issuer },
  };
}

function Gone() {
  return (
    <EmptyState icon={<ListChecks />} title="The list has stopped">
      Its address answers 410 Gone, in every format. Take it out of your client; what was published is below.
    </EmptyState>
  );
}

function NothingPublished({ list }: { list: ImageListData }) {
  return (
    <EmptyState
      icon={<ListChecks />}
      title="No image list has been published yet"
      action={
        list.mayCurate && (
          <Button href={paths.draft(list.vo.name)} variant="primary">
            Edit the draft
          </Button>
        )
      }
    >
      {list.mayCurate
        ? "Add appliances to the draft and publish it; sites can subscribe from then on."
        : "The managers of this VO have not published one; sites can subscribe as soon as they do."}
    </EmptyState>
  );
}
