import { BellRing, CheckCheck } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { topicWords } from "#components/list-subscription/subscription-words.ts";
import { NewsList } from "#components/notification/news-list.tsx";
import { describeRhythm } from "#components/notification/rhythm-words.ts";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listFollowed } from "#lib/appliance-follow/queries.ts";
import { listSubscriptions } from "#lib/list-subscription/queries.ts";
import { countUnread, listNews } from "#lib/notification/queries.ts";
import { IDLE } from "#lib/platform/form-state.ts";
import { readPageNumber } from "#lib/platform/page.ts";
import { paths } from "#lib/platform/paths.ts";
import { markReadAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Your news" };

type NewsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What one is told of what one follows, and what that is. */
export default async function NewsPage({ searchParams }: NewsProps) {
  const actor = await requirePerson(paths.notifications());
  const { page } = await searchParams;
  const [news, unread, subscriptions, appliances] = await Promise.all([
    listNews(actor, readPageNumber(typeof page === "string" ? page : undefined)),
    countUnread(actor.personId),
    listSubscriptions(actor),
    listFollowed(actor),
  ]);
  const now = new Date();
  const pageAt = (number: number) => `${paths.notifications()}?page=${number}`;
  return (
    <PageShell
      aside={<Followed subscriptions={subscriptions} appliances={appliances.length} />}
      asideLabel="What you follow"
    >
      <PageHeader
        title="News"
        description={unread === 0 ? "You have read everything." : `${unread} not read yet.`}
        actions={
          unread > 0 && (
            <ActionButton
              action={markReadAction}
              idle={IDLE}
              fields={{ until: now.toISOString() }}
              icon={<CheckCheck aria-hidden />}
            >
              Mark all as read
            </ActionButton>
          )
        }
      />
      {news.total === 0 ? (
        <EmptyState
          icon={<BellRing />}
          title="No news yet"
          action={
            <>
              <Button href={paths.appliances()}>Find an appliance to follow</Button>
              <Button href={paths.vos()}>Find an image list to follow</Button>
            </>
          }
        >
          Follow an appliance or the image list of a VO, and you are told here and by e-mail when something
          new is published, or something expires or is withdrawn.
        </EmptyState>
      ) : (
        <div className="grid gap-5">
          <NewsList news={news.items} now={now} />
          <Pagination
            label="Pages of news"
            previousHref={news.page > 1 ? pageAt(news.page - 1) : undefined}
            nextHref={news.page < news.pageCount ? pageAt(news.page + 1) : undefined}
          />
        </div>
      )}
    </PageShell>
  );
}

type FollowedProps = {
  subscriptions: Awaited<ReturnType<typeof listSubscriptions>>;
  /** How many. */
  appliances: number;
};

function Followed({ subscriptions, appliances }: FollowedProps) {
  return (
    <Panel
      title="What you follow"
      footer={
        <Link href={paths.following()} className="prose-link">
          {appliances === 0 ? "Appliances you follow" : `Appliances you follow (${appliances})`}
        </Link>
      }
    >
      {subscriptions.length === 0 ? (
        <p className="text-sm text-ink-muted">No image list yet. Open the one of a VO and choose “Follow”.</p>
      ) : (
        <ul className="grid gap-4 text-sm">
          {subscriptions.map(({ vo, topics, rhythm }) => (
            <li key={vo.name} className="grid gap-0.5">
              <Link href={paths.imageList(vo.name)} className="prose-link font-semibold">
                Image list of {vo.title || vo.name}
              </Link>
              <span className="text-ink-muted">
                {topics.map((topic) => topicWords[topic].label).join("; ")}. {describeRhythm(rhythm)}
              </span>
              <Link
                href={paths.listSubscription(vo.name)}
                className="prose-link"
                aria-label={`Change or stop what you are told of ${vo.name}`}
              >
                Change or stop
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
