/** Reads which provider has which revision. */

import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canOperate } from "#lib/provider/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { REMOVAL } from "#lib/vo/removal.ts";
import { fetchedLately } from "./fetched-lately.ts";
import { standingOf, summarize } from "./fleet.ts";

const FETCH = { revisionNumber: true, client: true, firstAt: true, lastAt: true, fetches: true } as const;

/** Every provider to which a list is open or which has fetched it, with how far it is; null for those who do not curate it. */
export async function getFleet(actor: Actor, voName: string) {
  const database = getDatabase();
  const vo = await database.vo.findUnique({
    where: { name: voName },
    select: { id: true, name: true, title: true, imageList: { select: { visibility: true } } },
  });
  if (!vo?.imageList || actor.kind === "token" || !canCurate(actor, vo)) return null;
  const [revisions, providers] = await Promise.all([
    database.revision.findMany({
      where: { voId: vo.id, state: "published" },
      orderBy: { number: "desc" },
      select: { number: true, publishedAt: true },
    }),
    database.provider.findMany({
      where: {
        OR: [{ listOpenings: { some: { voId: vo.id } } }, { listFetches: { some: { voId: vo.id } } }],
      },
      orderBy: { name: "asc" },
      select: {
        ...{ slug: true, name: true, country: true },
        listOpenings: { where: { voId: vo.id }, select: { createdAt: true } },
        listFetches: { where: { voId: vo.id }, orderBy: { lastAt: "desc" }, select: FETCH },
      },
    }),
  ]);
  const current = revisions[0] ?? null;
  const numbers = revisions.map(({ number }) => number);
  const members = providers.map(({ listOpenings, listFetches, ...provider }) => ({
    ...provider,
    isOpen: listOpenings.length > 0,
    client: listFetches[0]?.client ?? null,
    fetches: listFetches.reduce((sum, { fetches }) => sum + fetches, 0),
    ...standingOf(listFetches, current, numbers),
  }));
  return {
    vo: { name: vo.name, title: vo.title },
    visibility: vo.imageList.visibility,
    current,
    /** The newest first. */
    numbers,
    members,
    summary: summarize(members),
  };
}

/** Names of the providers that have fetched a list lately: those who would notice if it were closed. */
export async function listRecentFetchers(voName: string, now: Date): Promise<string[]> {
  const providers = await getDatabase().provider.findMany({
    where: fetchedLately(voName, now),
    orderBy: { name: "asc" },
    select: { name: true },
  });
  return providers.map(({ name }) => name);
}

/** What a provider has fetched, list by list, with how far behind it is; null for those who do not operate it. */
export async function getProviderFetches(actor: Actor, slug: string) {
  const database = getDatabase();
  const provider = await database.provider.findUnique({
    where: { slug },
    select: { id: true, operators: { select: { personId: true } } },
  });
  if (!provider || actor.kind === "token" || !canOperate(actor, provider)) return null;
  const lists = await database.voImageList.findMany({
    where: { fetches: { some: { providerId: provider.id } } },
    orderBy: { vo: { name: "asc" } },
    select: {
      vo: { select: { name: true, title: true, ...REMOVAL } },
      revisions: {
        where: { state: "published" },
        orderBy: { number: "desc" },
        select: { number: true, publishedAt: true },
      },
      fetches: { where: { providerId: provider.id }, orderBy: { lastAt: "desc" }, select: FETCH },
    },
  });
  return lists.map(({ vo, revisions, fetches }) => ({
    vo: { name: vo.name, title: vo.title },
    /** When the list stops, or stopped, where its VO was removed. */
    endsAt: vo.removedAt && vo.listEndsAt,
    current: revisions[0]?.number ?? null,
    client: fetches[0]?.client ?? "",
    fetches: fetches.reduce((sum, fetch) => sum + fetch.fetches, 0),
    ...standingOf(
      fetches,
      revisions[0] ?? null,
      revisions.map(({ number }) => number),
    ),
  }));
}
