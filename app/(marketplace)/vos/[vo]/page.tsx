import { ListChecks, PencilRuler } from "lucide-react";
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
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Curators } from "#components/vo/curators.tsx";
import { EntryTable } from "#components/vo-image-list/entry-table.tsx";
import { SigningNotice } from "#components/vo-image-list/signing-notice.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import type { Actor } from "#lib/platform/actor.ts";
import { paths } from "#lib/platform/paths.ts";
import { canAdministerVos, canEditVo, canSeeHistory } from "#lib/vo/policy.ts";
import { getVo } from "#lib/vo/queries.ts";
import { getImageListPage } from "#lib/vo-image-list/queries.ts";

export const dynamic = "force-dynamic";

type VoProps = { params: Promise<{ vo: string }> };
type ImageList = NonNullable<Awaited<ReturnType<typeof getImageListPage>>>;

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
    alternates: { types: { "application/atom+xml": paths.voFeed(vo.name) } },
  };
}

/** One VO: what it is, who curates its image list, and what is on it. */
export default async function VoPage({ params }: VoProps) {
  const vo = await loadVo((await params).vo);
  if (!vo) notFound();
  const now = new Date();
  const actor = await getCurrentActor();
  const list = await getImageListPage(actor, vo.name, now);
  return (
    <PageShell asideLabel="About this VO" aside={<VoAside vo={vo} actor={actor} />}>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Virtual Organisations", href: paths.vos() }, { label: vo.title || vo.name }]}
          />
        }
        media={<Monogram name={vo.title || vo.name} size={80} />}
        title={vo.title || vo.name}
        description={vo.description}
        meta={<span className="font-mono">{vo.name}</span>}
        actions={
          list?.mayCurate && (
            <Button href={paths.draft(vo.name)} variant="primary" icon={<PencilRuler aria-hidden />}>
              Edit the draft
            </Button>
          )
        }
      />
      {list ? <ListSummary list={list} now={now} /> : <NoList />}
    </PageShell>
  );
}

function ListSummary({ list, now }: { list: ImageList; now: Date }) {
  const { vo, current, signing } = list;
  if (list.isGone) return <Stopped vo={vo.name} />;
  return (
    <div className="grid grid-cols-1 gap-6">
      {signing && (
        <SigningNotice
          number={signing.number}
          frozenAt={signing.createdAt}
          servedNumber={current?.number ?? null}
          now={now}
        />
      )}
      {current ? (
        <Panel
          title="Image list"
          description={`Revision ${current.number}: ${current.comment}`}
          flush
          actions={
            <>
              <VisibilityBadge visibility={list.visibility} />
              <Button href={paths.imageList(vo.name)} size="sm" icon={<ListChecks aria-hidden />}>
                The list, and how to subscribe
              </Button>
            </>
          }
          footer={
            <>
              Published <RelativeTime at={current.createdAt} now={now} />
            </>
          }
        >
          <EntryTable
            brief
            entries={current.entries}
            empty={<p className="px-5 py-4 text-sm text-ink-muted">The list is published and empty.</p>}
          />
        </Panel>
      ) : (
        !signing && <NoList />
      )}
    </div>
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

function NoList() {
  return (
    <EmptyState icon={<ListChecks />} title="No image list has been published yet">
      Its managers choose appliances in the draft of the list and publish it; sites can subscribe from then
      on.
    </EmptyState>
  );
}

type VoAsideProps = { vo: NonNullable<Awaited<ReturnType<typeof getVo>>>; actor: Actor };

function VoAside({ vo, actor }: VoAsideProps) {
  return (
    <>
      <Panel
        title="Who curates the list"
        actions={
          canAdministerVos(actor) && (
            <Button size="sm" href={paths.adminVo(vo.name)} aria-label={`People and groups of ${vo.name}`}>
              Manage
            </Button>
          )
        }
      >
        <Curators curators={vo.curators} />
      </Panel>
      <Panel
        title="About"
        actions={
          canEditVo(actor, vo) &&
          vo.removedAt === null && (
            <Button size="sm" href={paths.editVo(vo.name)} aria-label={`Edit what is told of ${vo.name}`}>
              Edit
            </Button>
          )
        }
        footer={
          canSeeHistory(actor, vo) && (
            <Link href={paths.voHistory(vo.name)} className="prose-link">
              History of this VO
            </Link>
          )
        }
      >
        <Facts
          layout="stacked"
          items={[
            { label: "Name", value: vo.name, mono: true },
            { label: "Discipline", value: vo.discipline || null },
            { label: "Home page", value: vo.homepageUrl && <HomePage url={vo.homepageUrl} /> },
          ]}
        />
      </Panel>
    </>
  );
}

function HomePage({ url }: { url: string }) {
  return (
    <a href={url} rel="nofollow noopener" className="prose-link font-normal wrap-anywhere">
      {url.replace(/^https?:\/\//, "").replace(/\/$/, "")}
    </a>
  );
}
