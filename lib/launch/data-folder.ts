/** The data directory must be one that can be written; found out before anything else is started. */
import { randomUUID } from "node:crypto";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { SettingsError } from "#lib/platform/env.ts";

/**
 * Makes the folder, with those above it, and tries whether a file can be written in it.
 *
 * @param folder absolute
 * @throws SettingsError that names the folder and what the system said, e.g. `EACCES`
 */
export async function ensureDataFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    const probe = path.join(folder, `${randomUUID()}.tmp`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      `DATA_DIR: ${folder} cannot be written (${code ?? String(error)}). Choose another folder.`,
    );
  }
}

/** One level at a time: Node's recursive `mkdir` never comes back where the system denies that a parent exists (`/proc`). */
async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let current = folder; !(await exists(current)); current = path.dirname(current)) missing.push(current);
  for (const each of missing.reverse()) {
    await mkdir(each).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function exists(folder: string): Promise<boolean> {
  try {
    await stat(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
