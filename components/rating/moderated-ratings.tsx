import Link from "next/link";
import { DialogWithWords } from "#components/form/dialog-with-words.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { OwnWords } from "#components/virtual-appliance/own-words.tsx";
import { paths } from "#lib/platform/paths.ts";
import { REASON_LENGTH } from "#lib/rating/lengths.ts";
import type { ModeratedRating } from "#lib/rating/queries.ts";
import { Stars } from "./stars.tsx";

type ModeratedRatingsProps = {
  ratings: readonly ModeratedRating[];
  action: (form: FormData) => Promise<{ error?: string }>;
  now: Date;
};

/** Ratings about which a moderator decides: what was written, why it was reported, and the two ways. */
export function ModeratedRatings({ ratings, action, now }: ModeratedRatingsProps) {
  return (
    <ul className="grid gap-4">
      {ratings.map((rating) => (
        <li key={rating.id} className="grid gap-4 rounded-lg border border-line bg-surface p-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
            <Link
              href={paths.adminPerson(rating.person.id)}
              className="prose-link font-semibold wrap-anywhere"
            >
              {rating.person.name}
            </Link>
            <span className="text-ink-muted">
              on{" "}
              <Link href={`${paths.appliance(rating.appliance.slug)}#ratings`} className="prose-link">
                {rating.appliance.name}
              </Link>
              , <RelativeTime at={rating.updatedAt} now={now} />
            </span>
            <Stars value={rating.stars} />
            {rating.hiddenAt && <Badge tone="warn">Hidden</Badge>}
            {rating.revisedAt && <Badge tone="info">Changed since it was hidden</Badge>}
          </div>
          {rating.comment === null ? (
            <p className="text-sm text-ink-muted">Stars only, without a comment.</p>
          ) : (
            <p className="max-w-reading text-sm whitespace-pre-line wrap-anywhere">{rating.comment}</p>
          )}
          {rating.hiddenReason && (
            <p className="text-sm text-ink-muted wrap-anywhere">Hidden because: {rating.hiddenReason}</p>
          )}
          {rating.reports.length > 0 && (
            <ul aria-label="Reports" className="grid gap-3">
              {rating.reports.map((report) => (
                <li key={report.id} className="grid gap-1 text-sm">
                  <span>
                    <span className="font-medium">{report.person.name}</span>{" "}
                    <span className="text-ink-muted">
                      reported it <RelativeTime at={report.createdAt} now={now} />
                    </span>
                  </span>
                  <OwnWords>{report.reason}</OwnWords>
                </li>
              ))}
            </ul>
          )}
          <div className="flex flex-wrap gap-2.5">
            <Decide
              rating={rating}
              decision="hide"
              label={rating.hiddenAt ? "Leave it hidden…" : "Hide it…"}
              title="Hide this rating?"
              description="Nobody but its author sees it any more, and its stars do not count. Its author is told, with your reason."
              action={action}
            />
            <Decide
              rating={rating}
              decision="keep"
              label={rating.hiddenAt ? "Show it again…" : "Keep it…"}
              title={rating.hiddenAt ? "Show this rating again?" : "Keep this rating?"}
              description={
                rating.hiddenAt
                  ? "Everybody sees it again, and its stars count. Its author is told, with your reason."
                  : "It stays as it is, and the reports are settled. Your reason stands in the audit trail."
              }
              action={action}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

type DecideProps = {
  rating: ModeratedRating;
  decision: "hide" | "keep";
  label: string;
  title: string;
  description: string;
  action: ModeratedRatingsProps["action"];
};

function Decide({ rating, decision, label, title, description, action }: DecideProps) {
  return (
    <DialogWithWords
      trigger={
        <Button size="sm" variant={decision === "hide" ? "danger" : "secondary"}>
          {label}
          <span className="sr-only"> (by {rating.person.name})</span>
        </Button>
      }
      title={title}
      description={description}
      confirmLabel={decision === "hide" ? "Hide" : "Keep"}
      tone={decision === "hide" ? "danger" : "primary"}
      action={action}
      fields={{ ratingId: rating.id, decision }}
      name="reason"
      label="Reason"
      hint={decision === "hide" ? "Its author reads it." : "For whoever looks at it later."}
      required
      maxLength={REASON_LENGTH}
    />
  );
}
