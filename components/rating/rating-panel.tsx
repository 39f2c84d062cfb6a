import { EyeOff, Flag, MessageSquareReply } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { ANSWER_LENGTH, REASON_LENGTH } from "#lib/rating/lengths.ts";
import type { RatingHindrance, Ratings } from "#lib/rating/queries.ts";
import { describeRating } from "#lib/rating/rating-summary.ts";
import { DialogWithWords, RatingForm } from "./of-signed-in.tsx";
import { Stars } from "./stars.tsx";

/** What the page lets people do. */
export type RatingActions = {
  rate: (state: FormState, form: FormData) => Promise<FormState>;
  withdraw: (form: FormData) => Promise<{ error?: string }>;
  answer: (form: FormData) => Promise<{ error?: string }>;
  report: (form: FormData) => Promise<{ error?: string }>;
};

type RatingPanelProps = {
  ratings: Ratings;
  appliance: { slug: string; name: string };
  actions: RatingActions;
  now: Date;
  /** The page with all comments. */
  allHref: string;
};

/** What people think of an appliance: all together, one's own, and what they wrote. */
export function RatingPanel({ ratings, appliance, actions, now, allHref }: RatingPanelProps) {
  const { comments, commentCount } = ratings;
  return (
    <PageSection id="ratings" title="Ratings and comments" className="print:hidden">
      <div className="grid gap-x-10 gap-y-6 rounded-lg border border-line bg-surface p-5 md:grid-cols-[minmax(13rem,2fr)_3fr]">
        <Summary ratings={ratings} />
        <Own ratings={ratings} appliance={appliance} actions={actions} />
      </div>
      {comments.length > 0 && (
        <ul aria-label="Comments" className="grid divide-y divide-line">
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} ratings={ratings} actions={actions} now={now} />
          ))}
        </ul>
      )}
      {commentCount > comments.length && (
        <div>
          <Button href={allHref}>Show all {commentCount.toLocaleString("en-GB")} comments</Button>
        </div>
      )}
    </PageSection>
  );
}

function Summary({ ratings: { summary } }: { ratings: Ratings }) {
  const { average, count, histogram } = summary;
  if (average === null) {
    return (
      <div className="grid content-start gap-1.5">
        <Stars value={0} size="md" />
        <p className="text-sm text-ink-muted">Nobody has rated it yet.</p>
      </div>
    );
  }
  return (
    <div className="grid content-start gap-3">
      <div className="flex items-center gap-3">
        <span className="text-3xl leading-none font-semibold tracking-tight font-figures">
          {average.toFixed(1)}
        </span>
        <div className="grid gap-1">
          <Stars value={average} size="md" />
          <span className="text-sm text-ink-muted">{describeRating(summary)?.split(" by ")[1]}</span>
        </div>
      </div>
      <ol className="grid gap-1.5 text-xs font-figures">
        {[5, 4, 3, 2, 1].map((stars) => {
          const given = histogram[stars - 1] ?? 0;
          return (
            <li key={stars} className="grid grid-cols-[3.25rem_1fr_2rem] items-center gap-2">
              <span className="text-ink-muted">{stars === 1 ? "1 star" : `${stars} stars`}</span>
              <span aria-hidden className="h-2 overflow-clip rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${(given / count) * 100}%` }}
                />
              </span>
              <span className="text-right">{given.toLocaleString("en-GB")}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const HINDRANCES: Record<Exclude<RatingHindrance, "sign_in">, string> = {
  works_on_it: "You work on this appliance, so you do not rate it. You can answer what others write.",
  archived: "This appliance is archived and is not rated any more.",
  nothing_published: "It can be rated once a version is published.",
};

type OwnProps = Pick<RatingPanelProps, "ratings" | "appliance" | "actions">;

function Own({ ratings: { own, hindrance }, appliance: { slug, name }, actions }: OwnProps) {
  if (hindrance === "sign_in") {
    return (
      <div className="grid content-center justify-items-start gap-3 border-line max-md:border-t max-md:pt-5 md:border-l md:pl-10">
        <p className="text-sm text-ink-muted">Have you used it? Others want to know how it went.</p>
        <Button href={paths.signIn(`${paths.appliance(slug)}#ratings`)}>Sign in to rate</Button>
      </div>
    );
  }
  return (
    <div className="grid content-start gap-4 border-line max-md:border-t max-md:pt-5 md:border-l md:pl-10">
      {own?.hiddenAt && (
        <Notice tone="warn" title="A moderator has hidden your rating">
          {own.hiddenReason} Nobody else sees it, and its stars do not count.{" "}
          {own.revisedAt
            ? "You have changed it since: a moderator looks at it again."
            : "You can change it; a moderator then looks at it again."}
        </Notice>
      )}
      {hindrance === null ? (
        <RatingForm action={actions.rate} slug={slug} own={own} />
      ) : (
        <p className="text-sm text-ink-muted">{HINDRANCES[hindrance]}</p>
      )}
      {own && (
        <div>
          <ConfirmDialog
            trigger={
              <Button size="sm" variant="quiet">
                Withdraw your rating…
              </Button>
            }
            title="Withdraw your rating?"
            description={`Your stars for ${name} no longer count, and your comment and any answer to it disappear.`}
            confirmLabel="Withdraw"
            action={actions.withdraw}
            fields={{ slug }}
          />
        </div>
      )}
    </div>
  );
}

type CommentProps = {
  comment: Ratings["comments"][number];
  ratings: Ratings;
  actions: RatingActions;
  now: Date;
};

function Comment({ comment, ratings, actions, now }: CommentProps) {
  const { id, person, stars, createdAt, updatedAt, answer } = comment;
  return (
    <li className="grid gap-3 py-5 first:pt-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Monogram name={person.name} size={32} shape="round" />
        <span className="font-semibold wrap-anywhere">
          {comment.isOwn ? `${person.name} (you)` : person.name}
        </span>
        <Stars value={stars} />
        <span className="text-ink-muted">
          <RelativeTime at={createdAt} now={now} />
          {updatedAt > createdAt && ", edited"}
        </span>
      </div>
      <PlainText>{comment.comment ?? ""}</PlainText>
      {answer !== null && (
        <div className="ml-4 grid gap-1.5 border-l-2 border-primary pl-4">
          <p className="text-sm">
            <span className="font-semibold">{comment.answeredBy?.name ?? "A maintainer"}</span>{" "}
            <span className="text-ink-muted">
              answered {comment.answeredAt && <RelativeTime at={comment.answeredAt} now={now} />}
            </span>
          </p>
          <PlainText>{answer}</PlainText>
        </div>
      )}
      <div className="-ml-2.5 flex flex-wrap items-center gap-1 empty:hidden">
        {ratings.mayAnswer && (
          <DialogWithWords
            trigger={
              <Button size="sm" variant="quiet" icon={<MessageSquareReply aria-hidden />}>
                {answer === null ? "Answer…" : "Change the answer…"}
                <span className="sr-only"> to {person.name}</span>
              </Button>
            }
            title={`Answer ${person.name}`}
            description="Everybody reads it below the comment, with your name. Leave it empty to take an answer away."
            confirmLabel="Save the answer"
            action={actions.answer}
            fields={{ ratingId: id }}
            name="answer"
            label="Answer"
            hint={`At most ${ANSWER_LENGTH} characters.`}
            initial={answer ?? ""}
            maxLength={ANSWER_LENGTH}
          />
        )}
        {ratings.mayReport && !comment.isOwn && <ReportButton comment={comment} action={actions.report} />}
        {ratings.mayModerate && (
          <Link
            href={`${paths.adminComments()}?comment=${id}`}
            className="inline-flex h-8 items-center gap-2 rounded-md px-2.5 text-sm font-medium text-ink-muted hover:bg-hover hover:text-ink max-sm:h-9"
          >
            <EyeOff aria-hidden className="size-4" />
            Moderate
          </Link>
        )}
      </div>
    </li>
  );
}

type ReportButtonProps = { comment: Ratings["comments"][number]; action: RatingActions["report"] };

function ReportButton({ comment: { id, person, isReported }, action }: ReportButtonProps) {
  if (isReported)
    return <span className="px-2.5 text-sm text-ink-muted">You have reported this comment.</span>;
  return (
    <DialogWithWords
      trigger={
        <Button size="sm" variant="quiet" icon={<Flag aria-hidden />}>
          Report abuse…<span className="sr-only"> by {person.name}</span>
        </Button>
      }
      title="Report this comment?"
      description="For what is insulting, advertising or unlawful. A moderator looks at it; its author is not told who reported it. For a fault of the appliance, report a problem instead."
      confirmLabel="Report"
      action={action}
      fields={{ ratingId: id }}
      name="reason"
      label="What is wrong with it?"
      hint="Moderators read it."
      required
      maxLength={REASON_LENGTH}
    />
  );
}

/** As it was written: line breaks stay, and nothing in it is a link. */
function PlainText({ children }: { children: ReactNode }) {
  return <p className="max-w-reading text-sm whitespace-pre-line wrap-anywhere">{children}</p>;
}
