/** Finds latest versions that have expired, and tells those who follow their appliances; run by the worker. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { tellOfAppliance } from "./tell-of-appliance.ts";

const DAY_MS = 24 * 3600 * 1000;
/** As long as a worker may have been away. */
const LOOKED_BACK_DAYS = 7;

/** Running it twice tells nobody twice. An archived appliance expires in silence: its followers know that it ends. */
export async function tellOfExpired(now: Date = new Date()): Promise<void> {
  const expired = await getDatabase().applianceVersion.findMany({
    where: {
      ...{ state: "latest", hiddenAt: null, revokedAt: null },
      expiresAt: { lte: now, gt: new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS) },
      appliance: { archivedAt: null, followers: { some: {} } },
    },
    orderBy: { id: "asc" },
    select: { id: true, applianceId: true, expiresAt: true },
  });
  for (const { id, applianceId, expiresAt } of expired) {
    if (!expiresAt) continue;
    await tellOfAppliance({ applianceId, event: "expired", thingId: id, at: expiresAt, byId: null }, now);
  }
}
