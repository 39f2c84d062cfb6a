import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { FollowButton } from "#components/appliance-follow/follow-button.tsx";
import { getFollowing } from "#lib/appliance-follow/queries.ts";
import { followApplianceAction, unfollowApplianceAction } from "./follow/actions.ts";

type CommunityProps = { appliance: { id: string; slug: string; name: string } };

/** What anybody can do with an appliance they look at. */
export async function CommunityActions({ appliance: { id, slug } }: CommunityProps) {
  const { followers, isFollowing } = await getFollowing(await getCurrentActor(), id);
  return (
    <FollowButton
      action={isFollowing ? unfollowApplianceAction : followApplianceAction}
      slug={slug}
      isFollowing={isFollowing}
      followers={followers}
    />
  );
}
