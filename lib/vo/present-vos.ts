/** Which VOs are in the catalogue, for questions in SQL; lib/vo/removal.ts says it for Prisma. */
import { Prisma } from "#lib/platform/db/generated/client.ts";

/** The condition on a row of "Vo" under the name `vo`: it was not removed, or its list still has its time. */
export function isVoPresent(now: Date): Prisma.Sql {
  return Prisma.sql`(vo."removedAt" IS NULL OR vo."listEndsAt" > ${now})`;
}
