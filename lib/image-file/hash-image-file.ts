/** Finds out the checksum of an uploaded file by reading it; run by the worker. */
import { createHash } from "node:crypto";
import { getImageStore } from "#lib/image-store/open-image-store.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/** Twice changes nothing. */
export async function hashImageFile(fileId: string, signal: AbortSignal): Promise<void> {
  const where = { id: fileId, state: "stored", sha512: null } as const;
  if (!(await getDatabase().imageFile.findFirst({ where, select: { id: true } }))) return;
  const hash = createHash("sha512");
  const body = await getImageStore().read(fileId);
  for await (const chunk of body) {
    signal.throwIfAborted();
    hash.update(chunk);
  }
  await getDatabase().imageFile.updateMany({ where, data: { sha512: hash.digest("hex") } });
}
