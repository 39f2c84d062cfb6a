/** Files that other processes read at any moment. */
import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";

/**
 * Written beside its place and renamed into it: a reader sees the old file or the new one. For this user only. Where it
 * cannot be written nothing is left behind: on a full disk each attempt would take some more of it.
 */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, content, { mode: 0o600 });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
}
