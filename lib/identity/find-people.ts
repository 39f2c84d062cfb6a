/** Finds people for whoever has something to give them: a role, an invitation, a provider to operate. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { canAdministerPeople } from "./policy.ts";

/** Shorter texts would list everybody. */
const SHORTEST_TEXT = 2;
const LONGEST_TEXT = 100;
/** More words than these find nobody more exactly. */
const MAX_WORDS = 6;

/** Somebody who was found. */
export type FoundPerson = {
  id: string;
  name: string;
  affiliation: string | null;
  /** Null for those who may not see it: nobody shall collect addresses here. */
  email: string | null;
};

type WantedPeople = {
  /** Each word must stand somewhere in the name: "jose" finds "José". */
  text: string;
  /** The text may also be a whole address that an identity provider vouches for: a profile says what its person likes. */
  byAddress?: boolean;
  /** Identifiers of those who are not meant. */
  leaveOut?: readonly string[];
  /** So many at most. */
  most: number;
};

/**
 * People by name, without those who can do nothing here any more. Administrators find them by address, affiliation and
 * subject as well, in parts. Whether the actor may look for people at all, the caller decides.
 *
 * @returns nobody for a text of less than two characters; `more`: not all are listed
 */
export async function findPeople(
  actor: Actor,
  { text, byAddress = false, leaveOut = [], most }: WantedPeople,
): Promise<{ people: FoundPerson[]; more: boolean }> {
  const typed = text.replaceAll("\0", "").trim().slice(0, LONGEST_TEXT);
  const words = typed.split(/\s+/).slice(0, MAX_WORDS);
  if (words.join("").length < SHORTEST_TEXT) return { people: [], more: false };
  const administers = canAdministerPeople(actor);
  const isMeant = [
    Prisma.sql`(${Prisma.join(
      words.map((word) => (administers ? isInRecord(word) : isIn(Prisma.sql`p."name"`, word))),
      " AND ",
    )})`,
    ...(byAddress ? [hasAddress(typed)] : []),
  ];
  const found = await getDatabase().$queryRaw<FoundPerson[]>`
    SELECT p."id", p."name", p."affiliation", ${administers ? Prisma.sql`p."email"` : Prisma.sql`NULL`} AS "email"
    FROM "Person" p
    WHERE p."blockedAt" IS NULL AND p."mergedIntoId" IS NULL AND p."id" <> ALL (${[...leaveOut]}::uuid[])
      AND (${Prisma.join(isMeant, " OR ")})
    ORDER BY p."name", p."id" LIMIT ${most + 1}`;
  return { people: found.slice(0, most), more: found.length > most };
}

/** Both are compared in lower case and without the marks on their letters. */
function isIn(text: Prisma.Sql, word: string): Prisma.Sql {
  return Prisma.sql`${bare(text)} LIKE '%' || ${bare(Prisma.sql`${escapeLike(word)}`)} || '%'`;
}

function bare(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036F]', '', 'g')`;
}

/** In the profile, or in what an identity provider says. */
function isInRecord(word: string): Prisma.Sql {
  return Prisma.sql`(${isIn(Prisma.sql`concat_ws(E'\\n', p."name", p."email", p."affiliation")`, word)} OR EXISTS (
    SELECT 1 FROM "Identity" i WHERE i."personId" = p."id"
      AND ${isIn(Prisma.sql`concat_ws(E'\\n', i."subject", i."email", i."name")`, word)}))`;
}

function hasAddress(email: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Identity" i
    WHERE i."personId" = p."id" AND i."emailVerified" AND lower(i."email") = lower(${email}))`;
}
