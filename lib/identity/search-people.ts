/** Finds people, for administrators. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { type Page, toPage } from "#lib/platform/page.ts";
import type { PlatformRoleName, VoRoleName } from "#lib/platform/setting-lists.ts";
import { canAdministerPeople } from "./policy.ts";

const PAGE_SIZE = 50;

/** As many as are offered to pick from; who is not among them is found by another word. */
const PICK_SIZE = 8;

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

/**
 * The first few whom these words may mean, for giving them a role; nobody who is blocked.
 *
 * @returns nobody for those who may not administer people
 */
export async function pickPeople(actor: Actor, text: string) {
  if (!canAdministerPeople(actor) || text.trim() === "") return [];
  return getDatabase().person.findMany({
    where: conditionsOf({ text, role: null, vo: null, state: "active" }),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: PICK_SIZE,
    select: { id: true, name: true, email: true, affiliation: true },
  });
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
  // What PostgreSQL's LIKE takes for wildcards is meant as it stands; NUL is in no text there.
  const contains = word.replaceAll("\0", "").replace(/[\\%_]/g, "\\$&");
  const holds = { contains, mode: "insensitive" as const };
  return {
    OR: [
      { name: holds },
      { email: holds },
      { affiliation: holds },
      { identities: { some: { OR: [{ subject: holds }, { email: holds }, { name: holds }] } } },
    ],
  };
}
