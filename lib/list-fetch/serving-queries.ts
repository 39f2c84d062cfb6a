/** Reads which sites serve a VO, as far as everybody may know. */
import { getDatabase } from "#lib/platform/db/database.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Who has fetched within so many days runs a client that works. */
const ACTIVE_DAYS = 30;

/** The sites of a VO. */
export type Serving = {
  /** Those that the list is open to, by name; null where the list is not public: then who may fetch it is told to the VO. */
  providers: { slug: string; name: string; country: string }[] | null;
  /** To how many the list is open. */
  open: number;
  /** How many fetched it with an access token within the last 30 days; which ones is told to the VO. */
  active: number;
};

/** @returns null when the VO has no list */
export async function getServing(voName: string, now: Date): Promise<Serving | null> {
  const list = await getDatabase().voImageList.findFirst({
    where: { vo: { name: voName } },
    select: {
      voId: true,
      visibility: true,
      openings: {
        orderBy: { provider: { name: "asc" } },
        select: { provider: { select: { slug: true, name: true, country: true } } },
      },
    },
  });
  if (!list) return null;
  const active = await getDatabase().listFetch.groupBy({
    by: ["providerId"],
    where: { voId: list.voId, lastAt: { gt: new Date(now.getTime() - ACTIVE_DAYS * DAY_MS) } },
  });
  return {
    providers: list.visibility === "public" ? list.openings.map(({ provider }) => provider) : null,
    open: list.openings.length,
    active: active.length,
  };
}
