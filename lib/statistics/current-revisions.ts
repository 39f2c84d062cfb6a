/** Which revisions are on offer, for questions in SQL. */
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";

/** A table of `id` and `voId`: the newest published revision of each VO that is in the catalogue. */
export function currentRevisions(now: Date): Prisma.Sql {
  return Prisma.sql`
    (SELECT DISTINCT ON (n."voId") n."id", n."voId" FROM "Revision" n JOIN "Vo" vo ON vo."id" = n."voId"
     WHERE n."state" = 'published' AND ${isVoPresent(now)} ORDER BY n."voId", n."number" DESC)`;
}
