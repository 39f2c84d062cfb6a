import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { SettingsError } from "#lib/platform/env.ts";
import { ensureDataFolder } from "./data-folder.ts";

const base = await mkdtemp(path.join(os.tmpdir(), "slipway-folder-"));
afterAll(() => rm(base, { recursive: true, force: true }));

async function refusalOf(folder: string): Promise<string> {
  const error = await ensureDataFolder(folder).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SettingsError);
  return (error as SettingsError).message;
}

describe("the data directory", () => {
  test("is made with the folders above it, and left empty", async () => {
    const folder = path.join(base, "a", "b", "c");
    await ensureDataFolder(folder);
    expect(await readdir(folder)).toEqual([]);
    await ensureDataFolder(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  test("is no file, and does not lie in one", async () => {
    const file = path.join(base, "file");
    await writeFile(file, "");
    for (const folder of [file, path.join(file, "data")]) {
      expect(await refusalOf(folder)).toBe(
        `DATA_DIR: ${folder} cannot be written (ENOTDIR). Choose another folder.`,
      );
    }
  });

  test.skipIf(!existsSync("/proc/self"))("is nowhere that folders cannot be made", async () => {
    expect(await refusalOf("/proc/nope/data")).toMatch(/^DATA_DIR: \/proc\/nope\/data cannot be written \(E/);
  });

  // The superuser may write everywhere.
  test.skipIf(process.getuid?.() === 0)("is a folder that one may write", async () => {
    await chmod(base, 0o500);
    expect(await refusalOf(path.join(base, "data"))).toContain("(EACCES)");
    await chmod(base, 0o700);
  });
});
