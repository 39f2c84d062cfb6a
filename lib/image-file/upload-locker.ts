/**
 * One request at a time writes to an upload, whichever web process it reached. The lock is a lease in the file's row: it
 * is renewed while the request lives, and runs out by itself when its process died.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Locker } from "@tus/utils";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";

const LEASE_MS = 15_000;
const RENEW_MS = 2_000;
const TRY_MS = 250;
/** A browser that comes back waits for its own broken connection to be noticed. */
const PATIENCE_MS = 20_000;

export const uploadLocker: Locker = {
  newLock(fileId) {
    const holder = randomUUID();
    let renewing: NodeJS.Timeout | undefined;
    return {
      async lock(signal, requestRelease) {
        await acquire(fileId, holder, signal);
        renewing = setInterval(() => {
          renew(fileId, holder)
            .then((isWaitedFor) => isWaitedFor && requestRelease())
            // The lease runs on for a while; the next renewal may succeed.
            .catch(() => undefined);
        }, RENEW_MS);
      },
      async unlock() {
        clearInterval(renewing);
        await getDatabase().imageFile.updateMany({
          where: { id: fileId, lockedBy: holder },
          data: { lockedBy: null, lockedUntil: null, releaseAsked: false, activeAt: new Date() },
        });
      },
    };
  },
};

async function acquire(fileId: string, holder: string, signal: AbortSignal): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = new Date();
    const { count } = await getDatabase().imageFile.updateMany({
      where: { id: fileId, OR: [{ lockedUntil: null }, { lockedUntil: { lt: now } }] },
      data: {
        ...{ lockedBy: holder, releaseAsked: false, activeAt: now },
        lockedUntil: new Date(now.getTime() + LEASE_MS),
      },
    });
    if (count > 0) return;
    const { count: waiting } = await getDatabase().imageFile.updateMany({
      where: { id: fileId, lockedUntil: { gte: now } },
      data: { releaseAsked: true },
    });
    // Gone, and not locked: whoever reads it says so.
    if (waiting === 0 && !(await exists(fileId))) return;
    if (Date.now() > giveUpAt || signal.aborted) {
      throw new AppError(
        "conflict",
        "upload_locked",
        "Another connection writes to this upload. Try again in a minute.",
      );
    }
    await pause(TRY_MS);
  }
}

async function exists(fileId: string): Promise<boolean> {
  return (await getDatabase().imageFile.count({ where: { id: fileId } })) > 0;
}

/** @returns whether another request waits for the lock */
async function renew(fileId: string, holder: string): Promise<boolean> {
  const now = new Date();
  const rows = await getDatabase().imageFile.updateManyAndReturn({
    where: { id: fileId, lockedBy: holder },
    data: { lockedUntil: new Date(now.getTime() + LEASE_MS), activeAt: now },
    select: { releaseAsked: true },
  });
  return rows[0]?.releaseAsked ?? true;
}
