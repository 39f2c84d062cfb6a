/** Reads about virtual organisations. All of a VO's own record but its contact address is public. */

import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canEditVo } from "./policy.ts";
import { presentVos, REMOVAL } from "./removal.ts";

/** Every VO with what the overview page tells of it, but those that were removed. */
export async function listVos(now: Date = new Date()) {
  const vos = await getDatabase().vo.findMany({
    where: presentVos(now),
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      title: true,
      description: true,
      discipline: true,
      imageList: {
        select: {
          visibility: true,
          _count: { select: { openings: true } },
          revisions: {
            where: { state: "published" },
            orderBy: { number: "desc" },
            take: 1,
            select: { number: true, createdAt: true, _count: { select: { entries: true } } },
          },
        },
      },
    },
  });
  return vos.map(({ imageList, ...vo }) => {
    const current = imageList?.revisions[0];
    return {
      ...vo,
      visibility: imageList?.visibility ?? null,
      /** Providers that the list is open to. */
      sites: imageList?._count.openings ?? 0,
      current: current
        ? { number: current.number, createdAt: current.createdAt, entries: current._count.entries }
        : null,
    };
  });
}

/** One VO by name, with the people who curate its list; null when there is none. */
export async function getVo(name: string) {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: {
      id: true,
      name: true,
      title: true,
      description: true,
      discipline: true,
      homepageUrl: true,
      removedAt: true,
      enrolmentUrl: true,
      roles: {
        where: { role: { not: "member" }, person: { blockedAt: null, mergedIntoId: null } },
        select: { role: true, person: { select: { id: true, name: true } } },
        orderBy: [{ role: "asc" }, { person: { name: "asc" } }],
      },
    },
  });
  if (!vo) return null;
  const { roles, ...record } = vo;
  return { ...record, curators: dedupePeople(roles) };
}

/** What is told of the removal of a VO on each of its pages; null where nothing is to be told. */
export async function getRemoval(name: string) {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: { name: true, title: true, removalReason: true, ...REMOVAL },
  });
  if (!vo?.removedAt || !vo.listEndsAt || !vo.removalReason) return null;
  const { title, removedAt, listEndsAt, removalReason: reason } = vo;
  return { name, title, removedAt, listEndsAt, reason };
}

/** Where the managers of a VO are reached, for people who are signed in; null for others, and when none is known. */
export async function getVoContact(actor: Actor, name: string): Promise<string | null> {
  if (actor.kind !== "person") return null;
  const vo = await getDatabase().vo.findUnique({ where: { name }, select: { contactEmail: true } });
  return vo?.contactEmail ?? null;
}

/** What is told of a VO, for its form; null for those who may not change it. */
export async function getVoForEdit(actor: Actor, name: string) {
  const vo = await getDatabase().vo.findUnique({
    where: { name },
    select: {
      ...{ id: true, name: true, title: true, description: true, discipline: true },
      ...{ homepageUrl: true, enrolmentUrl: true, contactEmail: true },
    },
  });
  return vo && canEditVo(actor, vo) ? vo : null;
}

/** A role may be held twice, by entitlement and by local grant: it is one line on the page. */
function dedupePeople(roles: { role: string; person: { id: string; name: string } }[]) {
  const seen = new Map<string, { role: string; personId: string; name: string }>();
  for (const { role, person } of roles) {
    seen.set(`${role} ${person.id}`, { role, personId: person.id, name: person.name });
  }
  return [...seen.values()];
}
