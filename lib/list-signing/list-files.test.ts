import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { type ListKey, readListFile, readTokenFile, writeListFile, writeTokenFile } from "./list-files.ts";

const HOUR_MS = 3600 * 1000;
const NOW = new Date("2026-11-23T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * HOUR_MS);

const dataDir = await mkdtemp(path.join(os.tmpdir(), "slipway-lists-"));
vi.stubEnv("DATA_DIR", dataDir);
// Vitest has one of its own, which is no address.
vi.stubEnv("BASE_URL", "https://va.example.org");
const folder = path.join(dataDir, "lists", "vo", "biomed");
const key: ListKey = { kind: "vo", name: "biomed" };

beforeEach(() => rm(folder, { recursive: true, force: true }));
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true, force: true });
});

const listOf = (name: string) => ({
  message: new TextEncoder().encode(name),
  messageSha256: name,
  signedAt: NOW,
  isPublic: true,
  endsAt: null,
});

/** Keeps a list as if so many hours before now. */
async function write(name: string, hours: number): Promise<void> {
  const at = hoursAgo(hours);
  await writeListFile(key, listOf(name), at);
  await utimes(path.join(folder, `${name}.image.list`), at, at);
}

const kept = async () =>
  (await readdir(folder))
    .filter((name) => name !== "list.json")
    .map((name) => name.replace(".image.list", ""))
    .sort();

test("the current list is read back, byte for byte", async () => {
  await write("a", 1);
  await write("b", 0);
  expect(await readListFile(key)).toEqual(listOf("b"));
});

test("messages older than a day go when a new one comes", async () => {
  await write("a", 72);
  await write("b", 48);
  await write("c", 23);
  await write("d", 0);
  expect(await kept()).toEqual(["c", "d"]);
});

test("the one before stays, however old it is", async () => {
  await write("a", 2000);
  await write("b", 1000);
  await write("c", 0);
  expect(await kept()).toEqual(["b", "c"]);
});

test("younger ones stay: somebody may be reading them", async () => {
  for (const [index, name] of ["a", "b", "c", "d"].entries()) await write(name, 23 - index);
  expect(await kept()).toEqual(["a", "b", "c", "d"]);
});

test("keeping the same list again, as every start does, takes nothing from the one before", async () => {
  await write("a", 1000);
  await write("b", 500);
  await write("b", 0);
  expect(await kept()).toEqual(["a", "b"]);
  expect(await readListFile(key)).toEqual(listOf("b"));
});

test("other lists are left alone", async () => {
  await write("a", 1000);
  await writeListFile({ kind: "vo", name: "biomed.example" }, listOf("z"), NOW);
  await writeListFile({ kind: "vappliance", name: "biomed" }, listOf("z"), NOW);
  expect(await readListFile(key)).toMatchObject({ messageSha256: "a" });
});

test("tokens come back as they were kept; files of earlier releases bind them to no address", async () => {
  const token = {
    id: "0123456789abcdef",
    secretSha256: "ab".repeat(32),
    readableVos: ["biomed"],
    allowedRanges: ["192.0.2.0/24"],
    expiresAt: NOW,
  };
  await writeTokenFile([token]);
  expect(await readTokenFile()).toEqual([token]);
  const { allowedRanges: _, ...earlier } = token;
  await mkdir(path.join(dataDir, "lists"), { recursive: true });
  await writeFile(path.join(dataDir, "lists", "tokens.json"), JSON.stringify([earlier]));
  expect(await readTokenFile()).toEqual([{ ...token, allowedRanges: [] }]);
});
