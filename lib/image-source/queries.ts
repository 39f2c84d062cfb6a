/** Reads about image files elsewhere. */
import { getDatabase } from "#lib/platform/db/database.ts";

/** Files in trouble; for the administration's overview. */
export async function countTroubledSources(): Promise<{ unreachable: number; changed: number }> {
  const rows = await getDatabase().imageSource.groupBy({ by: ["toldStanding"], _count: { _all: true } });
  const count = (standing: string) =>
    rows.find(({ toldStanding }) => toldStanding === standing)?._count._all ?? 0;
  return { unreachable: count("unreachable"), changed: count("changed") };
}
