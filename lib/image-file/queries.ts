/** Reads about uploaded image files. */

import { getImageStore } from "#lib/image-store/open-image-store.ts";
import { addressOfStoredFile } from "#lib/image-store/stored-here.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { measureUse } from "./measure-use.ts";

/** What was uploaded for an appliance, newest first, and how much room is left; null for those who do not maintain it. */
export async function getUploadsPage(actor: Actor, slug: string) {
  const database = getDatabase();
  const appliance = await database.virtualAppliance.findUnique({
    where: { slug },
    select: { id: true, ownerId: true, maintainers: { select: { personId: true } } },
  });
  if (!appliance || !canMaintain(actor, appliance)) return null;
  const files = await database.imageFile.findMany({
    where: { applianceId: appliance.id },
    orderBy: { createdAt: "desc" },
    select: {
      ...{ id: true, fileName: true, sizeBytes: true, state: true, createdAt: true, activeAt: true },
      _count: { select: { images: true } },
    },
  });
  const arrived = await Promise.all(
    files.map(({ id, state, sizeBytes }) => (state === "stored" ? sizeBytes : findArrived(id))),
  );
  return {
    quotaBytes: getSettings().uploadQuotaBytes,
    usedBytes: await measureUse(database, appliance.id),
    files: files.map(({ _count, ...file }, index) => ({
      ...file,
      /** So many bytes are here. */
      arrivedBytes: arrived[index] ?? 0n,
      url: addressOfStoredFile(file),
      isUsed: _count.images > 0,
    })),
  };
}

async function findArrived(id: string): Promise<bigint> {
  const upload = await getImageStore()
    .uploads.getUpload(id)
    .catch(() => null);
  return BigInt(upload?.offset ?? 0);
}

/** A file that is whole, for whoever knows its address; null when there is none of that name. */
export async function findStoredFile(id: string, fileName: string) {
  return getDatabase().imageFile.findFirst({
    where: { id, fileName, state: "stored" },
    select: { id: true, fileName: true, sizeBytes: true, sha512: true, storedAt: true },
  });
}
