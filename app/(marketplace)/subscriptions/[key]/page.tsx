import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { applianceTopicWords } from "#components/appliance-follow/topic-words.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { topicWords } from "#components/list-subscription/subscription-words.ts";
import { describeRhythm } from "#components/notification/rhythm-words.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getFollowWishByKey } from "#lib/appliance-follow/queries.ts";
import { getSubscriptionByKey } from "#lib/list-subscription/queries.ts";
import { IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { getSavedSearchByKey } from "#lib/saved-search/queries.ts";
import { endFollowMailAction, endSavedSearchAction, unsubscribeAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Your subscription",
  robots: { index: false },
  // The address is all that it takes to end it.
  referrer: "no-referrer",
};

/** From the link in a message: what it is that one gets, and the button that ends it, without signing in. */
export default async function SubscriptionPage({ params }: { params: Promise<{ key: string }> }) {
  const key = readRoutePart((await params).key) ?? "";
  const subscription = await getSubscriptionByKey(key);
  if (!subscription) {
    const wish = await getFollowWishByKey(key);
    if (wish) return <FollowedAppliances wish={wish} unsubscribeKey={key} />;
    const search = await getSavedSearchByKey(key);
    return search ? <KeptSearch search={search} unsubscribeKey={key} /> : <Over />;
  }
  const { vo, topics, rhythm } = subscription;
  return (
    <PageShell width="reading">
      <PageHeader eyebrow={vo.title || vo.name} title="You follow this image list" />
      <Panel title="What you are told" description={describeRhythm(rhythm)}>
        <div className="grid gap-5">
          <ul className="grid list-disc gap-1 pl-5 text-sm">
            {topics.map((topic) => (
              <li key={topic}>{topicWords[topic].label}</li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2.5">
            <ActionButton
              action={unsubscribeAction}
              idle={IDLE}
              fields={{ key }}
              done={`You follow the image list of ${vo.name} no longer`}
              variant="primary"
              icon={<BellOff aria-hidden />}
              pendingLabel="Unsubscribing…"
            >
              Unsubscribe
            </ActionButton>
            <Button href={paths.listSubscription(vo.name)}>Change what you are told</Button>
          </div>
        </div>
      </Panel>
    </PageShell>
  );
}

type FollowedProps = {
  wish: NonNullable<Awaited<ReturnType<typeof getFollowWishByKey>>>;
  unsubscribeKey: string;
};

function FollowedAppliances({ wish: { topics, rhythm }, unsubscribeKey }: FollowedProps) {
  return (
    <PageShell width="reading">
      <PageHeader title="You follow appliances" />
      <Panel title="What you are told" description={describeRhythm(rhythm)}>
        <div className="grid gap-5">
          <ul className="grid list-disc gap-1 pl-5 text-sm">
            {topics.map((topic) => (
              <li key={topic}>{applianceTopicWords[topic].label}</li>
            ))}
          </ul>
          <p className="text-sm text-ink-muted">
            When you stop the messages you go on following: news then stand in your account only.
          </p>
          <div className="flex flex-wrap gap-2.5">
            <ActionButton
              action={endFollowMailAction}
              idle={IDLE}
              fields={{ key: unsubscribeKey }}
              done="You get no more messages about appliances"
              variant="primary"
              icon={<BellOff aria-hidden />}
              pendingLabel="Stopping…"
            >
              Stop the messages
            </ActionButton>
            <Button href={paths.following()}>Change what you are told</Button>
          </div>
        </div>
      </Panel>
    </PageShell>
  );
}

type SearchProps = {
  search: NonNullable<Awaited<ReturnType<typeof getSavedSearchByKey>>>;
  unsubscribeKey: string;
};

function KeptSearch({ search: { title, query, rhythm }, unsubscribeKey }: SearchProps) {
  return (
    <PageShell width="reading">
      <PageHeader eyebrow={title} title="You keep this search" />
      <Panel title="What you are told" description={describeRhythm(rhythm)}>
        <div className="grid gap-5">
          <p className="text-sm">Appliances that it finds for the first time.</p>
          <div className="flex flex-wrap gap-2.5">
            <ActionButton
              action={endSavedSearchAction}
              idle={IDLE}
              fields={{ key: unsubscribeKey }}
              done="The search is kept no longer"
              variant="primary"
              icon={<BellOff aria-hidden />}
              pendingLabel="Deleting…"
            >
              Delete the search
            </ActionButton>
            <Button href={`${paths.appliances()}?${query}`}>Search again</Button>
            <Button href={paths.savedSearches()}>Change how you are told</Button>
          </div>
        </div>
      </Panel>
    </PageShell>
  );
}

function Over() {
  return (
    <PageShell width="reading">
      <PageHeader title="You are not subscribed" />
      <EmptyState
        icon={<BellOff />}
        title="No more messages are sent for this subscription"
        action={<Button href={paths.vos()}>See the VOs</Button>}
      >
        To be told again, open the image list or the appliance and choose “Follow”. How you are told of the
        appliances you follow, and of the searches you keep, stands in your account.
      </EmptyState>
    </PageShell>
  );
}
