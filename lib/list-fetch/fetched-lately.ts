/** Which providers would notice if a list stopped. */

const DAY_MS = 24 * 3600 * 1000;
/** Who has fetched within so many days is told of whatever would cut them off. */
const RECENT_DAYS = 60;

/** The condition, for Prisma, that a provider has fetched the list of this VO with a token lately. */
export function fetchedLately(voName: string, now: Date) {
  return {
    listFetches: {
      some: {
        list: { vo: { name: voName } },
        lastAt: { gt: new Date(now.getTime() - RECENT_DAYS * DAY_MS) },
      },
    },
  };
}
