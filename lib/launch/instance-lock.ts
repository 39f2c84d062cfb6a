/** One launcher a data directory: `DATA_DIR/run.json` says which. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const schema = z.object({ pid: z.number(), baseUrl: z.string(), stopping: z.boolean() });

/** One that was left behind by a killed npm needs this long to notice and to end. */
const PATIENCE_MS = 30_000;
const NOTICE_MS = 3_000;

export type InstanceLock = { announceStop(): void; release(): void };

/**
 * Takes the data directory for this process. One that is about to end is waited for; one whose process is gone counts
 * for nothing.
 *
 * @throws Error in one sentence when another one is using it
 */
export async function takeInstanceLock(dataDir: string, baseUrl: string): Promise<InstanceLock> {
  await mkdir(dataDir, { recursive: true });
  const file = path.join(dataDir, "run.json");
  const began = Date.now();
  for (let other = readRunning(file); other; other = readRunning(file)) {
    const waited = Date.now() - began;
    if (waited > (other.stopping ? PATIENCE_MS : NOTICE_MS)) {
      throw new Error(
        `Slipway is already running here (process ${other.pid}, ${other.baseUrl}). Stop it first, or set DATA_DIR and PORT to run a second one.`,
      );
    }
    await wait(200);
  }
  const write = (stopping: boolean) =>
    writeFileSync(file, JSON.stringify({ pid: process.pid, baseUrl, stopping }));
  write(false);
  return {
    announceStop: () => write(true),
    release: () => rmSync(file, { force: true }),
  };
}

function readRunning(file: string): z.infer<typeof schema> | null {
  if (!existsSync(file)) return null;
  try {
    const other = schema.parse(JSON.parse(readFileSync(file, "utf8")));
    return isLauncher(other.pid) ? other : null;
  } catch {
    return null;
  }
}

/** Process numbers are used again: it must be alive and be a launcher. */
function isLauncher(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("launch/main.ts");
  } catch {
    return true;
  }
}
