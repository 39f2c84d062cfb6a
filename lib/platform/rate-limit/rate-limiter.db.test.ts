/** Two web processes count together; a store that is away stops nobody. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { findFreePort } from "#lib/launch/ports.ts";
import { openRateLimiter, type RateLimiter, type Subject } from "./rate-limiter.ts";

const LIMITS = {
  "sign-in": { points: 5, seconds: 300 },
  writes: { points: 20, seconds: 300 },
  search: { points: 20, seconds: 300 },
};
const databaseUrl = process.env.DATABASE_URL ?? "";

const open: RateLimiter[] = [];
afterEach(async () => {
  for (const limiter of open.splice(0)) await limiter.close();
});

function start(options: Partial<Parameters<typeof openRateLimiter>[0]> = {}): RateLimiter {
  const limiter = openRateLimiter({ limits: LIMITS, databaseUrl, redisUrl: null, ...options });
  open.push(limiter);
  return limiter;
}

const address = (key: string): Subject => ({ kind: "address", key });

/** How many of `rounds` requests to each process, which they get at the same time, were let through. */
async function passed(processes: RateLimiter[], rounds: number, subject: Subject): Promise<number> {
  let passes = 0;
  for (let round = 0; round < rounds; round++) {
    const standings = await Promise.all(processes.map((limiter) => limiter.count("writes", [subject])));
    passes += standings.filter(([standing]) => standing?.exceeded === false).length;
  }
  return passes;
}

describe("counting in PostgreSQL", () => {
  it("lets through as many as the limit says, however many processes share it", async () => {
    expect(await passed([start(), start(), start()], 30, address("198.51.100.1"))).toBe(20);
  });

  it("keeps kinds of requests and subjects apart, and counts each subject of a request", async () => {
    const limiter = start();
    const person: Subject = { kind: "person", key: "p1" };
    expect(await passed([limiter], 25, address("198.51.100.2"))).toBe(20);
    const [first, second] = await start().count("writes", [address("198.51.100.2"), person]);
    expect(first).toMatchObject({ kind: "address", exceeded: true, remaining: 0 });
    expect(second).toMatchObject({ kind: "person", exceeded: false, remaining: 19 });
    const refused = await limiter.count("writes", [address("198.51.100.2"), person]);
    expect(refused).toEqual([expect.objectContaining({ kind: "address", exceeded: true })]);
    expect(await limiter.count("writes", [person])).toMatchObject([{ remaining: 18 }]);
    const [other] = await limiter.count("search", [address("198.51.100.2")]);
    expect(other).toMatchObject({ exceeded: false, remaining: 19, limit: LIMITS.search });
  });

  it("says when counting begins anew, and begins anew", async () => {
    const limiter = start({ limits: { ...LIMITS, search: { points: 1, seconds: 1 } } });
    const subject = [address("198.51.100.3")];
    const [first] = await limiter.count("search", subject);
    const [second] = await limiter.count("search", subject);
    expect(first).toMatchObject({ exceeded: false, remaining: 0, resetSeconds: 1 });
    expect(second).toMatchObject({ exceeded: true, remaining: 0, resetSeconds: 1 });
    await expect
      .poll(async () => (await limiter.count("search", subject))[0]?.exceeded, { timeout: 10_000 })
      .toBe(false);
  });

  it("takes any text for a key", async () => {
    const [standing] = await start().count("writes", [address('\'; drop table "RateLimit"; --')]);
    expect(standing?.exceeded).toBe(false);
  });
});

describe("a store that is away", () => {
  it.each([
    ["PostgreSQL", async () => ({ databaseUrl: `postgresql://nobody@127.0.0.1:${await findFreePort()}/x` })],
    ["Redis", async () => ({ redisUrl: `redis://127.0.0.1:${await findFreePort()}` })],
  ])("%s: each process counts alone", async (_name, away) => {
    const options = await away();
    const processes = [start(options), start(options)];
    expect(await passed(processes, 30, address("198.51.100.4"))).toBe(40);
  });
});

const HAS_REDIS = spawnSync("redis-server", ["--version"]).status === 0;

describe.skipIf(!HAS_REDIS)("counting in Redis (skipped where there is no redis-server)", () => {
  let server: ChildProcess | undefined;
  let folder = "";
  afterEach(async () => {
    server?.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  it("lets through as many as the limit says, however many processes share it", async () => {
    const port = await findFreePort();
    folder = await mkdtemp(path.join(os.tmpdir(), "slipway-redis-"));
    server = spawn("redis-server", [
      "--port",
      `${port}`,
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--dir",
      folder,
    ]);
    await new Promise<void>((resolve) =>
      server?.stdout?.on("data", (text) => String(text).includes("Ready to accept") && resolve()),
    );
    const redisUrl = `redis://127.0.0.1:${port}`;
    expect(await passed([start({ redisUrl }), start({ redisUrl })], 30, address("198.51.100.5"))).toBe(20);
    const [standing] = await start({ redisUrl }).count("writes", [address("198.51.100.5")]);
    expect(standing).toMatchObject({ exceeded: true, remaining: 0 });
    expect(standing?.resetSeconds).toBeGreaterThan(200);
  });
});
