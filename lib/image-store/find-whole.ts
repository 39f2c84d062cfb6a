/** What a store itself knows of a file, for when nobody else can be asked. */
import type { DataStore } from "@tus/utils";

/** The file when all its bytes are there; null when they are not, or there is none. */
export async function findWhole(
  uploads: DataStore,
  id: string,
): Promise<{ sizeBytes: bigint; fileName: string } | null> {
  const upload = await uploads.getUpload(id).catch((error: unknown) => {
    // The stores throw plain objects with the status that the tus server answers.
    const status = (error as { status_code?: number }).status_code;
    if (status === 404 || status === 410) return null;
    throw error;
  });
  if (!upload || upload.size === undefined || upload.offset !== upload.size) return null;
  return { sizeBytes: BigInt(upload.size), fileName: upload.metadata?.filename ?? "" };
}
