/** Reads what administrators decide by when a VO is to be removed. */
import { listRecentFetchers } from "#lib/list-fetch/queries.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canAdministerVos } from "#lib/vo/policy.ts";
import { REMOVAL, standingOfVo } from "#lib/vo/removal.ts";

/**
 * How a VO stands, and whom its removal concerns.
 *
 * @returns null when there is none, and for those who may not administer VOs
 */
export async function getVoRemoval(actor: Actor, name: string, now: Date) {
  if (!canAdministerVos(actor)) return null;
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: {
      ...{ id: true, name: true, title: true, removalReason: true, ...REMOVAL },
      imageList: {
        select: {
          visibility: true,
          openings: {
            select: { provider: { select: { name: true } } },
            orderBy: { provider: { name: "asc" } },
          },
          revisions: {
            where: { state: "published" },
            orderBy: { number: "desc" },
            take: 1,
            select: { number: true, _count: { select: { entries: true } } },
          },
        },
      },
    },
  });
  if (!vo) return null;
  const { imageList, removalReason, ...record } = vo;
  const current = imageList?.revisions[0];
  const fetchers = await listRecentFetchers(name, now);
  const openTo = (imageList?.openings ?? []).map(({ provider }) => provider.name);
  return {
    ...record,
    reason: removalReason,
    standing: standingOfVo(vo, now),
    visibility: imageList?.visibility ?? null,
    current: current ? { number: current.number, entries: current._count.entries } : null,
    /** Names of providers that have fetched the list with a token lately. */
    fetchers,
    /** Names of those to which it is open besides. */
    openTo: openTo.filter((provider) => !fetchers.includes(provider)),
  };
}

export type VoRemoval = NonNullable<Awaited<ReturnType<typeof getVoRemoval>>>;
