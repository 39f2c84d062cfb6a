/** Finds people by name, to invite them to an appliance. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { canManagePeople } from "./policy.ts";

const MOST_FOUND = 20;
const LONGEST_TEXT = 100;
/** Shorter texts would list everybody. */
const SHORTEST_NAME = 2;

/** Somebody who may be invited, as others may know them: no address. */
export type Invitee = {
  id: string;
  name: string;
  affiliation: string | null;
  /** What they are to the appliance already. */
  part: "owner" | "maintainer" | null;
};

/**
 * People whose name holds every word of the text, without those who can do nothing here any more.
 *
 * @returns null for those who do not decide who works on the appliance; `more`: not all are listed
 */
export async function searchInvitees(
  actor: Actor,
  { slug, text }: { slug: string; text: string },
): Promise<{ people: Invitee[]; more: boolean } | null> {
  const appliance = await getDatabase().virtualAppliance.findUnique({
    where: { slug },
    select: { ownerId: true, maintainers: { select: { personId: true } } },
  });
  if (!appliance || !canManagePeople(actor, appliance)) return null;
  const words = wordsOf(text);
  if (words.join("").length < SHORTEST_NAME) return { people: [], more: false };
  const found = await findByName(words);
  const maintainers = new Set(appliance.maintainers.map(({ personId }) => personId));
  const partOf = (id: string) =>
    id === appliance.ownerId ? "owner" : maintainers.has(id) ? "maintainer" : null;
  return {
    people: found.slice(0, MOST_FOUND).map((person) => ({ ...person, part: partOf(person.id) })),
    more: found.length > MOST_FOUND,
  };
}

/** "jose" finds "José": both are compared in lower case and without the marks on their letters. */
function findByName(words: readonly string[]): Promise<Omit<Invitee, "part">[]> {
  const bare = (text: Prisma.Sql) =>
    Prisma.sql`regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036F]', '', 'g')`;
  const holds = words.map(
    (word) => Prisma.sql`${bare(Prisma.sql`"name"`)} LIKE '%' || ${bare(Prisma.sql`${word}`)} || '%'`,
  );
  return getDatabase().$queryRaw`
    SELECT "id", "name", "affiliation" FROM "Person"
    WHERE "blockedAt" IS NULL AND "mergedIntoId" IS NULL AND ${Prisma.join(holds, " AND ")}
    ORDER BY "name", "id" LIMIT ${MOST_FOUND + 1}`;
}

/** What is a wildcard to the database stands for itself. */
function wordsOf(text: string): string[] {
  return text
    .replaceAll("\0", "")
    .slice(0, LONGEST_TEXT)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\%_]/g, "\\$&"));
}
