import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
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
import type { MailRhythm } from "#lib/notification/rhythm.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
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
    <Told
      eyebrow={vo.title || vo.name}
      title="You follow this image list"
      rhythm={rhythm}
      what={<Topics labels={topics.map((topic) => topicWords[topic].label)} />}
      end={unsubscribeAction}
      unsubscribeKey={key}
      words={{
        end: "Unsubscribe",
        ending: "Unsubscribing…",
        ended: `You follow the image list of ${vo.name} no longer`,
      }}
    >
      <Button href={paths.listSubscription(vo.name)}>Change what you are told</Button>
    </Told>
  );
}

type FollowedProps = {
  wish: NonNullable<Awaited<ReturnType<typeof getFollowWishByKey>>>;
  unsubscribeKey: string;
};

function FollowedAppliances({ wish: { topics, rhythm }, unsubscribeKey }: FollowedProps) {
  return (
    <Told
      title="You follow appliances"
      rhythm={rhythm}
      what={
        <>
          <Topics labels={topics.map((topic) => applianceTopicWords[topic].label)} />
          <p className="text-sm text-ink-muted">
            When you stop the messages you go on following: news then stand in your account only.
          </p>
        </>
      }
      end={endFollowMailAction}
      unsubscribeKey={unsubscribeKey}
      words={{
        end: "Stop the messages",
        ending: "Stopping…",
        ended: "You get no more messages about appliances",
      }}
    >
      <Button href={paths.following()}>Change what you are told</Button>
    </Told>
  );
}

type SearchProps = {
  search: NonNullable<Awaited<ReturnType<typeof getSavedSearchByKey>>>;
  unsubscribeKey: string;
};

function KeptSearch({ search: { title, query, rhythm }, unsubscribeKey }: SearchProps) {
  return (
    <Told
      eyebrow={title}
      title="You keep this search"
      rhythm={rhythm}
      what={<p className="text-sm">Appliances that it finds for the first time.</p>}
      end={endSavedSearchAction}
      unsubscribeKey={unsubscribeKey}
      words={{ end: "Delete the search", ending: "Deleting…", ended: "The search is kept no longer" }}
    >
      <Button href={`${paths.appliances()}?${query}`}>Search again</Button>
      <Button href={paths.savedSearches()}>Change how you are told</Button>
    </Told>
  );
}

type ToldProps = {
  eyebrow?: string;
  title: string;
  rhythm: MailRhythm;
  /** What messages tell of. */
  what: ReactNode;
  /** Ends the messages. */
  end: (state: FormState, form: FormData) => Promise<FormState>;
  unsubscribeKey: string;
  words: { end: string; ending: string; ended: string };
  /** Where else to go. */
  children: ReactNode;
};

/** What somebody gets, how soon, and the button that ends it. */
function Told({ eyebrow, title, rhythm, what, end, unsubscribeKey, words, children }: ToldProps) {
  return (
    <PageShell width="reading">
      <PageHeader {...(eyebrow ? { eyebrow } : {})} title={title} />
      <Panel title="What you are told" description={describeRhythm(rhythm)}>
        <div className="grid gap-5">
          {what}
          <div className="flex flex-wrap gap-2.5">
            <ActionButton
              action={end}
              idle={IDLE}
              fields={{ key: unsubscribeKey }}
              done={words.ended}
              variant="primary"
              icon={<BellOff aria-hidden />}
              pendingLabel={words.ending}
            >
              {words.end}
            </ActionButton>
            {children}
          </div>
        </div>
      </Panel>
    </PageShell>
  );
}

function Topics({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-5 text-sm">
      {labels.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
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
