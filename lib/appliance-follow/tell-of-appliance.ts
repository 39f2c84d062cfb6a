/** Tells those who follow an appliance what became of it; run by the worker. */
import { tellFollowers } from "#lib/notification/tell-followers.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import { type EventScene, FOLLOWED, type FollowedEvent, newsOf, TOPIC_OF_EVENT } from "./news.ts";

/** What happened, when, and who knows already. */
export type HappenedToAppliance = {
  applianceId: string;
  event: FollowedEvent;
  /** The version or the comment, else the appliance. */
  thingId: string;
  at: Date;
  byId: string | null;
};

/** Once more tells nobody again; what is no longer so, or no longer public, is told to nobody. */
export async function tellOfAppliance(happened: HappenedToAppliance, now: Date = new Date()): Promise<void> {
  const { applianceId, event, thingId, at } = happened;
  await getDatabase().$transaction(
    async (tx) => {
      const scene = await loadScene(tx, happened);
      const news = scene && newsOf(event, scene);
      if (!news) return;
      await tellFollowers(
        tx,
        await listFollowers(tx, happened),
        () => ({ applianceId }),
        { ...news, about: `appliance ${thingId} ${event} ${at.toISOString()}`, followed: FOLLOWED },
        now,
        await listWorkAddresses(tx, applianceId),
      );
    },
    { timeout: 120_000 },
  );
}

/** Whoever began to follow afterwards has seen it. */
async function listFollowers(tx: Transaction, { applianceId, event, at, byId }: HappenedToAppliance) {
  const found = await tx.applianceFollower.findMany({
    where: {
      ...{ applianceId, createdAt: { lte: at } },
      person: {
        ...{ blockedAt: null, mergedIntoId: null },
        ...(byId ? { id: { not: byId } } : {}),
        followWish: { topics: { has: TOPIC_OF_EVENT[event] } },
      },
    },
    orderBy: { personId: "asc" },
    select: {
      personId: true,
      person: { select: { email: true, followWish: { select: { rhythm: true, unsubscribeKey: true } } } },
    },
  });
  return found.flatMap(({ personId, person: { email, followWish } }) =>
    followWish ? [{ personId, email, ...followWish }] : [],
  );
}

/** Who works on it is written to for that. */
async function listWorkAddresses(tx: Transaction, applianceId: string): Promise<Set<string>> {
  return new Set((await listMaintainersToTell(tx, applianceId)).map(({ email }) => email));
}

async function loadScene(
  tx: Transaction,
  { applianceId, event, thingId }: HappenedToAppliance,
): Promise<EventScene | null> {
  const appliance = await tx.virtualAppliance.findUnique({
    where: { id: applianceId },
    select: { slug: true, name: true, archivedAt: true, archiveNote: true },
  });
  if (!appliance) return null;
  if (event === "archived" || event === "unarchived") return { appliance, version: null, comment: null };
  if (event === "commented") return { appliance, version: null, comment: await loadComment(tx, thingId) };
  const version = await tx.applianceVersion.findUnique({
    where: { id: thingId },
    select: {
      ...{ version: true, state: true, notes: true, expiresAt: true },
      ...{ hiddenAt: true, revokedAt: true, revocationReason: true },
    },
  });
  return { appliance, version, comment: null };
}

async function loadComment(tx: Transaction, ratingId: string): Promise<EventScene["comment"]> {
  const rating = await tx.rating.findUnique({
    where: { id: ratingId },
    select: {
      ...{ stars: true, comment: true, hiddenAt: true, withdrawnAt: true },
      person: { select: { name: true } },
    },
  });
  if (!rating) return null;
  const { stars, comment, hiddenAt, withdrawnAt, person } = rating;
  return { stars, comment, author: person.name, isPublic: hiddenAt === null && withdrawnAt === null };
}
