import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { ListKey } from "./list-files.ts";
import { readRenderingFile, writeRenderingFiles } from "./rendering-files.ts";

const NOW = new Date("2026-11-27T12:00:00Z");
const dataDir = await mkdtemp(path.join(os.tmpdir(), "slipway-formats-"));
vi.stubEnv("DATA_DIR", dataDir);
// Vitest has one of its own, which is no address.
vi.stubEnv("BASE_URL", "https://va.example.org");
const key: ListKey = { kind: "vo", name: "biomed.example" };
const bodies = path.join(dataDir, "lists", "vo", "biomed%2Eexample", "formats");

beforeEach(() => rm(path.join(dataDir, "lists"), { recursive: true, force: true }));
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true, force: true });
});

function editionOf(name: string, files: Record<string, string | Uint8Array>) {
  return {
    ...{ messageSha256: name, signedAt: NOW },
    files: Object.entries(files).map(([file, text]) => {
      const body = new Uint8Array(Buffer.from(text));
      const sha256 = createHash("sha256").update(body).digest("hex");
      return { path: file, contentType: "application/json", sha256, body };
    }),
  };
}

test("every file of an edition is read as it was written, bytes that are no text included", async () => {
  const edition = editionOf("a", {
    "list.json": "{}",
    "streams/v1/index.json": "[]",
    "incus.tar.xz": Buffer.from([0xfd, 0x37, 0xff, 0x00]),
  });
  await writeRenderingFiles(key, edition, NOW);
  const { files, ...facts } = edition;
  for (const file of files) expect(await readRenderingFile(key, file.path)).toEqual({ ...facts, ...file });
});

test("what was never kept is not there, and no path leads out of the folder", async () => {
  expect(await readRenderingFile(key, "list.json")).toBeNull();
  await writeRenderingFiles(key, editionOf("a", { "list.json": "{}" }), NOW);
  for (const wanted of ["list.jws", "../list.json", "../../../tokens.json", ""]) {
    expect(await readRenderingFile(key, wanted), wanted).toBeNull();
  }
  expect(await readRenderingFile({ kind: "vo", name: "../biomed.example" }, "list.json")).toBeNull();
});

test("a new edition takes the place of the old one whole; what it does not name goes after a while", async () => {
  const old = editionOf("a", { "list.json": "old", "list.sjson": "signed", "osism.yml": "same" });
  await writeRenderingFiles(key, old, NOW);
  const next = editionOf("b", { "list.json": "new", "osism.yml": "same" });
  await writeRenderingFiles(key, next, NOW);
  expect((await readRenderingFile(key, "list.json"))?.messageSha256).toBe("b");
  expect(await readRenderingFile(key, "list.sjson")).toBeNull();
  expect(await readdir(bodies), "somebody may be about to read it").toHaveLength(4);
  const longAgo = new Date(NOW.getTime() - 2 * 3600 * 1000);
  for (const name of await readdir(bodies)) await utimes(path.join(bodies, name), longAgo, longAgo);
  await writeRenderingFiles(key, next, NOW);
  expect((await readdir(bodies)).sort()).toEqual(next.files.map(({ sha256 }) => sha256).sort());
  expect(Buffer.from((await readRenderingFile(key, "osism.yml"))?.body ?? []).toString()).toBe("same");
});
