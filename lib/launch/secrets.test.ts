import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepSecret } from "./secrets.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "slipway-secrets-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it("is made once and stays the same", async () => {
  const secret = await keepSecret(dataDir, "auth-secret");
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(await keepSecret(dataDir, "auth-secret")).toBe(secret);
});

it("differs from name to name", async () => {
  expect(await keepSecret(dataDir, "one")).not.toBe(await keepSecret(dataDir, "two"));
});

it("is readable for its owner only", async () => {
  await keepSecret(dataDir, "auth-secret");
  const modeOf = async (...parts: string[]) => (await stat(path.join(dataDir, ...parts))).mode & 0o777;
  expect(await modeOf("secrets")).toBe(0o700);
  expect(await modeOf("secrets", "auth-secret")).toBe(0o600);
});

it("is made by whoever knows how, and only when there is none", async () => {
  let made = 0;
  const make = async () => `made ${++made}`;
  expect(await keepSecret(dataDir, "key", make)).toBe("made 1");
  expect(await keepSecret(dataDir, "key", make)).toBe("made 1");
  expect(await readFile(path.join(dataDir, "secrets", "key"), "utf8")).toBe("made 1");
});

it("is not made anew when the old one cannot be read", async () => {
  await writeFile(path.join(dataDir, "secrets"), "a file where the folder should be");
  await expect(keepSecret(dataDir, "key")).rejects.toThrow(/ENOTDIR/);
});
