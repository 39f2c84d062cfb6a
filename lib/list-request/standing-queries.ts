/** Reads how VOs' lists stand to an appliance. */
import type { Database, Transaction } from "#lib/platform/db/database.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import type { Standing } from "./request-kind.ts";

/** Of every VO that has a list and is not being removed, by its name. What is only in a draft is the VO’s own business. */
export async function loadStandings(
  db: Database | Transaction,
  applianceId: string,
  now: Date,
): Promise<Map<string, Standing & { voId: string; vo: string; title: string }>> {
  // One after the other: a transaction has one connection.
  const vos = await db.vo.findMany({
    where: { imageList: { isNot: null }, removedAt: null },
    orderBy: { name: "asc" },
    select: { id: true, name: true, title: true },
  });
  const lists = await listPinningLists(applianceId, { db });
  const version = await db.applianceVersion.findFirst({
    where: { applianceId, state: "latest" },
    select: { version: true, state: true, expiresAt: true, hiddenAt: true, revokedAt: true },
  });
  const latest = version && isEndorsable(version, now) ? version.version : null;
  return new Map(
    vos.map(({ id, name, title }) => {
      const held = lists.filter((list) => list.voId === id && list.published > 0).map((list) => list.version);
      return [name, { voId: id, vo: name, title, held, latest }];
    }),
  );
}
