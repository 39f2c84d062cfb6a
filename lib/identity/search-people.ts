/** Finds people, for administrators. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { type Page, toPage } from "#lib/platform/page.ts";
import type { PlatformRoleName, VoRoleName } from "#lib/platform/setting-lists.ts";
import { canAdministerPeople } from "./policy.ts";

const PAGE_SIZE = 50;

/** More words than these find nobody more exactly. */
const MAX_WORDS = 6;

/** What is looked for; empty text and nulls: everybody. */
export type PeopleSearch = {
  /** Each word must stand somewhere in name, e-mail address, affiliation or subject. */
  text: string;
  /** On the platform, or in some VO (in this one, when `vo` is given). */
  role: PlatformRoleName | VoRoleName | null;
  /** Name of a VO in which they have a role. */
  vo: string | null;
  state: "active" | "blocked" | null;
  /** 1, 2, 3 … */
  page: number;
};

export type PersonEntry = NonNullable<Awaited<ReturnType<typeof searchPeople>>>["items"][number];

/**
 * One page of people, by name. Accounts that were merged into others are not people any more.
 *
 * @returns null for those who may not administer people
 */
export async function searchPeople(actor: Actor, search: PeopleSearch) {
  if (!canAdministerPeople(actor)) return null;
  const where = conditionsOf(search);
  const [total, items] = await Promise.all([
    getDatabase().person.count({ where }),
    getDatabase().person.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (search.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        ...{ id: true, name: true, email: true, affiliation: true, lastSignInAt: true, blockedAt: true },
        platformRoles: { select: { role: true }, distinct: ["role"], orderBy: { role: "desc" } },
        voRoles: {
          where: { role: { not: "member" } },
          distinct: ["voId", "role"],
          select: { role: true, vo: { select: { name: true } } },
          orderBy: [{ role: "asc" }, { vo: { name: "asc" } }],
        },
      },
    }),
  ]);
  return toPage(items, total, search.page, PAGE_SIZE) satisfies Page<unknown>;
}

function conditionsOf({ text, role, vo, state }: Omit<PeopleSearch, "page">): Prisma.PersonWhereInput {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  const conditions: Prisma.PersonWhereInput[] = [{ mergedIntoId: null }, ...words.map(holdsWord)];
  if (state) conditions.push({ blockedAt: state === "blocked" ? { not: null } : null });
  if (role === "administrator" || role === "security_officer") {
    conditions.push({ platformRoles: { some: { role } } });
    if (vo) conditions.push({ voRoles: { some: { vo: { name: vo } } } });
  } else if (role || vo) {
    conditions.push({
      voRoles: { some: { ...(role ? { role } : {}), ...(vo ? { vo: { name: vo } } : {}) } },
    });
  }
  return { AND: conditions };
}

function holdsWord(word: string): Prisma.PersonWhereInput {
  // NUL is in no text there.
  const holds = { contains: escapeLike(word.replaceAll("\0", "")), mode: "insensitive" as const };
  return {
    OR: [
      { name: holds },
      { email: holds },
      { affiliation: holds },
      { identities: { some: { OR: [{ subject: holds }, { email: holds }, { name: holds }] } } },
    ],
  };
}
