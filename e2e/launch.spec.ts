/** `npm start` itself: what it says when it cannot, and that neither Ctrl-C nor SIGKILL costs anything. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { BASE_URL, DATA_DIR, PORT } from "./settings.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const OWN_PORT = PORT + 30;
const OWN_URL = `http://localhost:${OWN_PORT}`;
const OWN_DATA = path.resolve(DATA_DIR, "../e2e-launch");

type Started = { npm: ChildProcess; output: () => string; ended: Promise<number | null> };

function npmStart(env: Record<string, string>): Started {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV|SLIPWAY|FORCE_COLOR)/.test(name)),
  );
  const npm = spawn("npm", ["start"], {
    cwd: ROOT,
    env: { ...clean, PORT: String(OWN_PORT), DATA_DIR: OWN_DATA, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [npm.stdout, npm.stderr]) {
    stream?.on("data", (chunk) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve) => npm.once("exit", (code) => resolve(code)));
  return { npm, output: () => text, ended };
}

async function untilReady({ output }: Started): Promise<void> {
  await expect
    .poll(output, { timeout: 120_000, intervals: [250] })
    .toContain(`Slipway is ready at ${OWN_URL}`);
}

async function untilGone(): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${OWN_URL}/api/health/live`).then(
          (r) => r.status,
          () => "gone",
        ),
      { timeout: 60_000 },
    )
    .toBe("gone");
}

test("data survives Ctrl-C and SIGKILL, and a start right after it works", async () => {
  test.setTimeout(360_000);
  rmSync(OWN_DATA, { recursive: true, force: true });
  const list = () => fetch(`${OWN_URL}/store/vo/biomed/image.list`).then((answer) => answer.text());

  const first = npmStart({});
  await untilReady(first);
  const signed = await list();
  expect(signed).toContain("multipart/signed");
  const demo = JSON.parse(readFileSync(path.join(OWN_DATA, "demo.json"), "utf8"));
  expect(Object.keys(demo).sort()).toEqual(["baseUrl", "people", "providerToken", "vos"]);
  first.npm.kill("SIGINT");
  await first.ended;
  await untilGone();

  const second = npmStart({});
  await untilReady(second);
  expect(await list()).toBe(signed);
  await expectListsWhileStopped(demo.providerToken);
  second.npm.kill("SIGKILL");

  const third = npmStart({});
  await untilReady(third);
  expect(await list()).toBe(signed);
  expect(JSON.parse(readFileSync(path.join(OWN_DATA, "demo.json"), "utf8"))).toEqual(demo);
  third.npm.kill("SIGTERM");
  await third.ended;
  await untilGone();
});

/** PostgreSQL and all that works for it are stopped in the middle of whatever they do, and later go on. */
async function expectListsWhileStopped(token: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${token}:x-oauth-basic`).toString("base64")}`;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${OWN_URL}${path}`, { headers, redirect: "manual" });
  const formats = ["streams/v1/index.json", "images/SHA256SUMS", "opennebula//appliance", "list.json"];
  const asked: [path: string, headers?: Record<string, string>][] = [
    ["/store/vo/biomed/image.list"],
    ...formats.map((file): [string] => [`/list/biomed/${file}`]),
    ["/store/vo/ops/image.list", { authorization }],
    ...formats.map((file): [string, Record<string, string>] => [`/list/ops/${file}`, { authorization }]),
    ...["image.list", ...formats].map((file): [string] => [`/list/ops/~${token}/${file}`]),
  ];
  const readAll = () =>
    Promise.all(
      asked.map(async (each) => {
        const answer = await ask(...each);
        return [each[0], answer.status, answer.headers.get("etag"), await answer.text()];
      }),
    );
  const before = await readAll();
  expect(before.map(([path, status]) => [path, status])).toEqual(asked.map(([path]) => [path, 200]));
  // They are written soon after the start.
  for (const file of ["tokens.json", "vo/ops/list.json", "vo/ops/formats.json", "vo/biomed/formats.json"]) {
    await expect.poll(() => existsSync(path.join(OWN_DATA, "lists", file)), { timeout: 20_000 }).toBe(true);
  }
  const postgres = processesOf(postmaster());
  for (const pid of postgres) process.kill(pid, "SIGSTOP");
  try {
    expect((await fetch(`${OWN_URL}/api/health/ready`)).status, "the database is away").toBe(503);
    expect(await readAll()).toEqual(before);
    const wrong = `${token.slice(0, -8)}AAAAAAAA`;
    for (const path of [
      "/store/vo/ops/image.list",
      "/list/ops/streams/v1/index.json",
      `/list/ops/~${wrong}/streams/v1/index.json`,
    ]) {
      expect((await ask(path)).status, `and the rules of access are still there: ${path}`).toBe(401);
    }
  } finally {
    for (const pid of postgres) process.kill(pid, "SIGCONT");
  }
  await expect
    .poll(async () => (await fetch(`${OWN_URL}/api/health/ready`)).status, { timeout: 30_000 })
    .toBe(200);
}

/** The process that all others of PostgreSQL come from. */
function postmaster(): number {
  return Number(readFileSync(path.join(OWN_DATA, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
}

/** The process and those that it has started. */
function processesOf(pid: number): number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/stat`, "utf8")
          .replace(/^.*\) \S+ /, "")
          .startsWith(`${pid} `);
      } catch {
        return false;
      }
    });
  return [pid, ...children.map(Number)];
}

test("what keeps it from starting is one sentence that says what to do", async () => {
  const refusals: [env: Record<string, string>, sentence: RegExp][] = [
    [{ PORT: "99999" }, /PORT: must be a number from 1 to 65535/],
    [{ DATABASE_URL: "mysql://localhost" }, /DATABASE_URL: must begin with postgresql:\/\//],
    [{ OIDC_ISSUER: "https://idp.example.org" }, /belong together/],
    [{ NODE_ENV: "production" }, /DATABASE_URL: production mode needs/],
    [{ DATA_DIR, PORT: String(PORT) }, new RegExp(`already running here .*${BASE_URL}`)],
  ];
  for (const [env, sentence] of refusals) {
    const started = npmStart(env);
    expect(await started.ended).not.toBe(0);
    expect(started.output()).toMatch(sentence);
    expect(started.output()).not.toMatch(/^\s+at /m);
  }
});

test("a port that is taken is said, with another one to take", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(OWN_PORT, "127.0.0.1", resolve));
  const started = npmStart({});
  expect(await started.ended).not.toBe(0);
  expect(started.output()).toMatch(new RegExp(`Port ${OWN_PORT} is in use .* PORT=\\d+ npm start`));
  taken.close();
});
