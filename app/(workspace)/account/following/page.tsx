import { BellOff, BellRing } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { FollowWishForm } from "#components/appliance-follow/follow-wish-form.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { getFollowWish, listFollowed } from "#lib/appliance-follow/queries.ts";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { editFollowWishAction, unfollowAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Following" };

/** The appliances that one follows, and how one is told of them. */
export default async function FollowingPage() {
  const actor = await requirePerson(paths.following());
  const [followed, wish] = await Promise.all([listFollowed(actor), getFollowWish(actor)]);
  const now = new Date();
  return (
    <PageShell
      {...(wish
        ? {
            asideLabel: "How you are told",
            aside: (
              <Panel title="How you are told" description="Of all the appliances that you follow.">
                <FollowWishForm action={editFollowWishAction} wish={wish} />
              </Panel>
            ),
          }
        : {})}
    >
      <PageHeader
        title="Following"
        description={
          followed.length === 0
            ? "You follow no appliance."
            : `You follow ${followed.length === 1 ? "one appliance" : `${followed.length} appliances`}.`
        }
        actions={<Button href={paths.notifications()}>Read the news</Button>}
      />
      {followed.length === 0 ? (
        <EmptyState
          icon={<BellRing />}
          title="Nothing followed yet"
          action={
            <Button href={paths.appliances()} variant="primary">
              Find an appliance
            </Button>
          }
        >
          Open an appliance and choose “Follow”: you are told when a new version is published, and when one is
          withdrawn, revoked or has expired. Image lists that you follow stand under News.
        </EmptyState>
      ) : (
        <ul className="grid divide-y divide-line overflow-clip rounded-lg border border-line bg-surface">
          {followed.map(({ latest, ...appliance }) => (
            <li
              key={appliance.slug}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4"
            >
              <div className="flex min-w-0 flex-1 basis-64 items-center gap-3.5">
                <ApplianceLogo appliance={appliance} />
                <div className="grid min-w-0 gap-0.5 text-sm">
                  <Link
                    href={paths.appliance(appliance.slug)}
                    className="prose-link font-semibold wrap-anywhere"
                  >
                    {appliance.name}
                  </Link>
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted">
                    {appliance.archivedAt && <Badge tone="warn">Archived</Badge>}
                    {latest?.publishedAt ? (
                      <span>
                        Version <span className="font-figures">{latest.version}</span>, published{" "}
                        <RelativeTime at={latest.publishedAt} now={now} />
                      </span>
                    ) : (
                      <span>No current version</span>
                    )}
                  </span>
                </div>
              </div>
              <ActionButton
                action={unfollowAction}
                idle={IDLE}
                fields={{ slug: appliance.slug }}
                done={`You follow ${appliance.name} no longer`}
                size="sm"
                icon={<BellOff aria-hidden />}
                aria-label={`Stop following ${appliance.name}`}
              >
                Stop following
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
    </PageShell>
  );
}
