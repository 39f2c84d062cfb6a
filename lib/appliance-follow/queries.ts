/** Reads about following appliances. */
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/** How many follow an appliance, and whether the actor does. */
export async function getFollowing(
  actor: Actor,
  applianceId: string,
): Promise<{ followers: number; isFollowing: boolean }> {
  const personId = personIdOf(actor);
  const [followers, own] = await Promise.all([
    getDatabase().applianceFollower.count({
      where: { applianceId, person: { blockedAt: null, mergedIntoId: null } },
    }),
    personId ? getDatabase().applianceFollower.count({ where: { applianceId, personId } }) : 0,
  ]);
  return { followers, isFollowing: own > 0 };
}

/** The appliances that the actor follows, by name; empty for who is no person. */
export async function listFollowed(actor: Actor) {
  if (actor.kind !== "person") return [];
  const found = await getDatabase().applianceFollower.findMany({
    where: { personId: actor.personId },
    orderBy: [{ appliance: { name: "asc" } }, { applianceId: "asc" }],
    select: {
      createdAt: true,
      appliance: {
        select: {
          ...{ slug: true, name: true, logoSha256: true, archivedAt: true },
          versions: {
            where: { state: "latest", hiddenAt: null },
            select: { version: true, publishedAt: true },
          },
        },
      },
    },
  });
  return found.map(({ createdAt, appliance: { versions, ...appliance } }) => ({
    ...appliance,
    followedAt: createdAt,
    latest: versions[0] ?? null,
  }));
}

/** How the actor is told of what they follow; null: they never followed anything. */
export async function getFollowWish(actor: Actor) {
  if (actor.kind !== "person") return null;
  return getDatabase().followWish.findUnique({
    where: { personId: actor.personId },
    select: { topics: true, rhythm: true },
  });
}

/** What the address in a message would end; null when it is over. */
export async function getFollowWishByKey(key: string) {
  const found = await getDatabase().followWish.findUnique({
    where: { unsubscribeKey: key },
    select: { topics: true, rhythm: true },
  });
  return found && found.rhythm !== "never" ? found : null;
}
