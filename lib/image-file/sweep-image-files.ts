/** Once an hour: what nobody goes on with, and what nobody uses, makes room; run by the worker. */
import { getImageStore } from "#lib/image-store/open-image-store.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { log } from "#lib/platform/log.ts";
import { UNFINISHED_DAYS, UNUSED_DAYS } from "./image-file.ts";

const DAY_MS = 24 * 3600 * 1000;
/** The rest comes at the next round. */
const MOST_AT_ONCE = 100;

export async function sweepImageFiles(now: Date = new Date()): Promise<void> {
  const files = await getDatabase().imageFile.findMany({
    where: sweepable(now),
    select: { id: true },
    orderBy: { activeAt: "asc" },
    take: MOST_AT_ONCE,
  });
  for (const { id } of files) {
    await getDatabase().$transaction(async (tx) => {
      // An image may have begun to use it meanwhile, or its upload gone on.
      await lockRow(tx, "ImageFile", id);
      const { count } = await tx.imageFile.deleteMany({ where: { id, ...sweepable(now) } });
      if (count === 0) return;
      await getImageStore().remove(id);
      log.info({ fileId: id }, "an uploaded file was swept");
    });
  }
}

function sweepable(now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  return {
    images: { none: {} },
    OR: [
      { state: "uploading" as const, activeAt: { lt: before(UNFINISHED_DAYS) } },
      { state: "stored" as const, activeAt: { lt: before(UNUSED_DAYS) } },
      { applianceId: null },
    ],
  };
}
