/** The embedded PostgreSQL over its life: made, stopped, killed, taken over. */
import { spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "slipway-cluster-"));
  // As root, PostgreSQL runs as somebody else, who must get in.
  await chmod(dataDir, 0o755);
});
afterAll(async () => {
  const { close } = await openEmbeddedPostgres(dataDir);
  await close();
  await rm(dataDir, { recursive: true, force: true });
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function readPostmasterPid(): Promise<number> {
  return Number(
    (await readFile(path.join(dataDir, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[0],
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("keeps its data from start to start, also when it was killed", async () => {
  const first = await startEmbeddedPostgres(dataDir);
  await query(first.ownerUrl, "create table kept (line text)");
  await query(first.ownerUrl, "insert into kept values ('before the stop')");
  await first.stop();
  await expect(query(first.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED/);

  const second = await startEmbeddedPostgres(dataDir);
  await query(second.ownerUrl, "insert into kept values ('before the kill')");
  const pid = await readPostmasterPid();
  // The next start does not wait until the killed one is buried.
  process.kill(pid, "SIGKILL");

  const third = await startEmbeddedPostgres(dataDir);
  expect(await query(third.ownerUrl, "select line from kept order by line desc")).toEqual([
    { line: "before the stop" },
    { line: "before the kill" },
  ]);
}, 60_000);

test("one that a killed launcher left running is used by commands, and replaced by the next launcher", async () => {
  const left = await startEmbeddedPostgres(dataDir);
  const pid = await readPostmasterPid();
  const borrowed = await openEmbeddedPostgres(dataDir);
  expect(borrowed).toMatchObject({ ownerUrl: left.ownerUrl, url: left.url });
  await borrowed.close();
  expect(await query(left.ownerUrl, "select count(*)::int from kept")).toEqual([{ count: 2 }]);

  const next = await startEmbeddedPostgres(dataDir);
  expect(await readPostmasterPid()).not.toBe(pid);
  expect(await query(next.ownerUrl, "select count(*)::int from kept")).toEqual([{ count: 2 }]);
  await next.stop();

  const started = await openEmbeddedPostgres(dataDir);
  expect(await query(started.ownerUrl, "select count(*)::int from kept")).toEqual([{ count: 2 }]);
  await started.close();
  await expect(query(started.ownerUrl, "select 1")).rejects.toThrow(/ECONNREFUSED/);
}, 60_000);

test("lets in nobody without its password, which only its owner can read", async () => {
  const { ownerUrl: url, stop } = await startEmbeddedPostgres(dataDir);
  const without = new URL(url);
  without.password = "guessed";
  await expect(query(without.href, "select 1")).rejects.toThrow(/password authentication failed/);
  for (const name of ["postgres-password", "postgres-application-password"]) {
    const { mode } = await stat(path.join(dataDir, "secrets", name));
    expect(mode & 0o777, name).toBe(0o600);
  }
  await stop();
}, 60_000);

test("a number in postmaster.pid that has become another process's is not believed, and that process lives on", async () => {
  const { stop } = await startEmbeddedPostgres(dataDir);
  await stop();
  const stranger = spawn("sleep", ["300"]);
  const file = path.join(dataDir, "postgres", "data", "postmaster.pid");
  await writeFile(file, `${stranger.pid}\n${path.dirname(file)}\n0\n5432\n\n127.0.0.1\n`, { mode: 0o666 });
  try {
    const { ownerUrl: url } = await startEmbeddedPostgres(dataDir);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  } finally {
    stranger.kill("SIGKILL");
  }
});
