/** Who may write to an upload, ask how far it is, or end it. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadFile } from "./load-file.ts";

/**
 * @returns what is known of the file; whoever may go on with it sees it, whoever began it
 * @throws AppError `not_found`, `forbidden`
 */
export async function openUpload(actor: Actor, { fileId }: { fileId: string }) {
  const { id, fileName, sizeBytes, state } = await loadFile(getDatabase(), actor, fileId);
  return { id, fileName, sizeBytes, state };
}
