/** Reads about subscriptions. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

const SUBSCRIPTION = {
  topics: true,
  rhythm: true,
  createdAt: true,
  list: { select: { vo: { select: { name: true, title: true } } } },
} as const;

/** How the actor follows a VO's list; null when they do not. */
export async function getSubscription(actor: Actor, voName: string) {
  if (actor.kind !== "person") return null;
  return getDatabase().listSubscription.findFirst({
    where: { personId: actor.personId, list: { vo: { name: voName } } },
    select: { topics: true, rhythm: true },
  });
}

/** The lists that the actor follows, by the VO's name. */
export async function listSubscriptions(actor: Actor) {
  if (actor.kind !== "person") return [];
  const found = await getDatabase().listSubscription.findMany({
    where: { personId: actor.personId },
    orderBy: { list: { vo: { name: "asc" } } },
    select: SUBSCRIPTION,
  });
  return found.map(({ list, ...wish }) => ({ ...wish, vo: list.vo }));
}

/** What the address in a message would end; null when it is over. */
export async function getSubscriptionByKey(key: string) {
  const found = await getDatabase().listSubscription.findUnique({
    where: { unsubscribeKey: key },
    select: SUBSCRIPTION,
  });
  if (!found) return null;
  const { list, ...wish } = found;
  return { ...wish, vo: list.vo };
}
