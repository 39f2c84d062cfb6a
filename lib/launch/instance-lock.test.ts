import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeInstanceLock } from "./instance-lock.ts";

const BASE_URL = "http://localhost:3000";
let folder: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "slipway-lock-"));
  dataDir = path.join(folder, "data");
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

const runFile = () => path.join(dataDir, "run.json");
const readRun = async () => JSON.parse(await readFile(runFile(), "utf8"));
async function writeRun(run: object | string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(runFile(), typeof run === "string" ? run : JSON.stringify(run));
}

/** A process that looks like another launcher, and only sleeps. */
async function startOther(): Promise<ChildProcess> {
  const script = path.join(folder, "launch", "main.ts");
  await mkdir(path.dirname(script), { recursive: true });
  await writeFile(script, "process.stdout.write('up'); setInterval(() => {}, 1000);");
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

it("says who has the folder, until it is released", async () => {
  const lock = await takeInstanceLock(dataDir, BASE_URL);
  expect(await readRun()).toEqual({ pid: process.pid, baseUrl: BASE_URL, stopping: false });
  lock.announceStop();
  expect(await readRun()).toMatchObject({ stopping: true });
  lock.release();
  await expect(readRun()).rejects.toThrow(/ENOENT/);
  lock.release();
});

it("is refused while another launcher has the folder, in one sentence that says which", async () => {
  const other = await startOther();
  await writeRun({ pid: other.pid, baseUrl: "http://localhost:4000", stopping: false });
  await expect(takeInstanceLock(dataDir, BASE_URL)).rejects.toThrow(
    `Slipway is already running here (process ${other.pid}, http://localhost:4000).`,
  );
  expect(await readRun()).toMatchObject({ pid: other.pid });
}, 15_000);

it("waits for one that is about to end", async () => {
  const other = await startOther();
  await writeRun({ pid: other.pid, baseUrl: BASE_URL, stopping: true });
  const taking = takeInstanceLock(dataDir, BASE_URL);
  other.kill("SIGKILL");
  await taking;
  expect(await readRun()).toMatchObject({ pid: process.pid });
}, 15_000);

it("counts nothing that a killed launcher left behind", async () => {
  const other = await startOther();
  other.kill("SIGKILL");
  await once(other, "exit");
  await writeRun({ pid: other.pid, baseUrl: BASE_URL, stopping: false });
  await takeInstanceLock(dataDir, BASE_URL);
  expect(await readRun()).toMatchObject({ pid: process.pid });
});

it("is not fooled by a process number that was used again", async () => {
  const somebody = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  children.push(somebody);
  await once(somebody, "spawn");
  await writeRun({ pid: somebody.pid, baseUrl: BASE_URL, stopping: false });
  await takeInstanceLock(dataDir, BASE_URL);
  expect(await readRun()).toMatchObject({ pid: process.pid });
});

it.each(["", "{", "[]", '{"pid":"x"}'])("takes a file that says %j for nothing", async (content) => {
  await writeRun(content);
  await takeInstanceLock(dataDir, BASE_URL);
  expect(await readRun()).toMatchObject({ pid: process.pid });
});
