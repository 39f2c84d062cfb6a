/** Reads about VOs, for administrators. */

import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canAdministerVos } from "./policy.ts";
import { REMOVAL } from "./removal.ts";

/** Their people are shown one by one; members are counted, for there may be thousands. */
const CURATORS = { role: { not: "member" } } as const;

const CURRENT_REVISION = {
  where: { state: "published" },
  orderBy: { number: "desc" },
  take: 1,
  select: { number: true, createdAt: true, _count: { select: { entries: true } } },
} as const;

export type AdministeredVoEntry = NonNullable<Awaited<ReturnType<typeof listAdministeredVos>>>[number];

/**
 * Every VO with the state of its list, and how many people and groups have to do with it.
 *
 * @returns null for those who may not administer VOs
 */
export async function listAdministeredVos(actor: Actor) {
  if (!canAdministerVos(actor)) return null;
  const database = getDatabase();
  const [vos, curators] = await Promise.all([
    database.vo.findMany({
      orderBy: { name: "asc" },
      select: {
        ...{ id: true, name: true, title: true, ...REMOVAL },
        _count: { select: { groups: true } },
        imageList: { select: { visibility: true, revisions: CURRENT_REVISION } },
      },
    }),
    database.voRoleGrant.groupBy({ by: ["voId", "personId"], where: CURATORS }),
  ]);
  const curatorsOf = new Map<string, number>();
  for (const { voId } of curators) curatorsOf.set(voId, (curatorsOf.get(voId) ?? 0) + 1);
  return vos.map(({ _count, imageList, ...vo }) => ({
    ...vo,
    groups: _count.groups,
    curators: curatorsOf.get(vo.id) ?? 0,
    visibility: imageList?.visibility ?? null,
    current: currentOf(imageList),
  }));
}

function currentOf(
  imageList: { revisions: { number: number; createdAt: Date; _count: { entries: number } }[] } | null,
) {
  const current = imageList?.revisions[0];
  return current
    ? { number: current.number, createdAt: current.createdAt, entries: current._count.entries }
    : null;
}

export type AdministeredVo = NonNullable<Awaited<ReturnType<typeof getAdministeredVo>>>;

/**
 * One VO by name: its record, the groups that stand for it, and who has a role in it and why.
 *
 * @returns null when there is none, and for those who may not administer VOs
 */
export async function getAdministeredVo(actor: Actor, name: string) {
  if (!canAdministerVos(actor)) return null;
  const database = getDatabase();
  const vo = await database.vo.findUnique({
    where: { name },
    select: {
      ...{ id: true, name: true, title: true, description: true, discipline: true, homepageUrl: true },
      ...REMOVAL,
      createdAt: true,
      imageList: { select: { visibility: true, revisions: CURRENT_REVISION } },
      groups: { select: { group: true, role: true, createdAt: true }, orderBy: { group: "asc" } },
      roles: {
        // Members are many; those who were granted it here are few, and can be taken back here.
        where: { OR: [CURATORS, { source: "local" }] },
        select: {
          ...{ id: true, role: true, source: true, entitlement: true, createdAt: true },
          identity: { select: { issuer: true, subject: true } },
          grantedBy: { select: { id: true, name: true } },
          person: { select: { id: true, name: true, email: true, blockedAt: true } },
        },
        orderBy: [{ role: "asc" }, { person: { name: "asc" } }, { source: "asc" }, { id: "asc" }],
      },
    },
  });
  if (!vo) return null;
  const members = await database.voRoleGrant.groupBy({
    by: ["personId"],
    where: { voId: vo.id, role: "member" },
  });
  const { imageList, ...record } = vo;
  return {
    ...record,
    members: members.length,
    visibility: imageList?.visibility ?? null,
    current: currentOf(imageList),
  };
}
