import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { FollowButton } from "#components/appliance-follow/follow-button.tsx";
import { CompareToggle } from "#components/comparison/compare-toggle.tsx";
import { StarButton } from "#components/favourite/star-button.tsx";
import { ReportProblemLink } from "#components/problem-report/report-problem-link.tsx";
import { RatingPanel } from "#components/rating/rating-panel.tsx";
import { Button } from "#components/ui/button.tsx";
import { getFollowing } from "#lib/appliance-follow/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { countApplianceProblems } from "#lib/problem-report/queries.ts";
import { getRatings } from "#lib/rating/queries.ts";
import { followApplianceAction, unfollowApplianceAction } from "./follow/actions.ts";
import {
  answerRatingAction,
  rateApplianceAction,
  reportRatingAction,
  withdrawRatingAction,
} from "./ratings/actions.ts";

const RATING_ACTIONS = {
  rate: rateApplianceAction,
  withdraw: withdrawRatingAction,
  answer: answerRatingAction,
  report: reportRatingAction,
};

type CommunityProps = { appliance: { id: string; number: number; slug: string; name: string } };

/** What anybody can do with an appliance they look at. */
export async function CommunityActions({ appliance: { id, number, slug, name } }: CommunityProps) {
  const { followers, isFollowing } = await getFollowing(await getCurrentActor(), id);
  return (
    <>
      <FollowButton
        action={isFollowing ? unfollowApplianceAction : followApplianceAction}
        slug={slug}
        isFollowing={isFollowing}
        followers={followers}
      />
      <noscript>
        <Button href={paths.compareAppliances([slug])}>Compare with others</Button>
      </noscript>
      {/* Their places are kept from the start, and are none where no script fills them. */}
      <div className="needs-script flex items-center gap-2.5 max-sm:gap-1.5">
        <StarButton appliance={{ number, name }} />
        <CompareToggle appliance={{ slug, name }} />
      </div>
    </>
  );
}

/** What people think of it, and the way to say that something is wrong with it. */
export async function RatingSection({ appliance: { id, slug, name } }: CommunityProps) {
  const actor = await getCurrentActor();
  const [ratings, problems] = await Promise.all([getRatings(actor, id), countApplianceProblems(actor, id)]);
  if (!ratings) return null;
  return (
    <div className="grid grid-cols-1 gap-3">
      <RatingPanel
        ratings={ratings}
        appliance={{ slug, name }}
        actions={RATING_ACTIONS}
        now={new Date()}
        allHref={paths.applianceRatings(slug)}
      />
      <ReportProblemLink slug={slug} open={problems} />
    </div>
  );
}
