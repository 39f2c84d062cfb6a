/** The queue as a whole: installed, filled in a transaction, worked off by a real worker. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { getDatabase } from "../db/database.ts";
import { bindJob, defineJob, type JobHandler } from "./define-job.ts";
import { enqueue } from "./enqueue.ts";
import { installQueues } from "./install-queues.ts";
import { type JobRunner, runJobs } from "./run-jobs.ts";

const databaseUrl = process.env.DATABASE_URL ?? "";
const database = getDatabase();

type Payload = { number: number };
const runners: JobRunner[] = [];

afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
  await clearQueue();
});

/** A job of this name whose handler is `handler`; `start` begins to work it off. */
async function install(name: string, handler: JobHandler<Payload>, { key = false } = {}) {
  const definition = defineJob({
    name,
    purpose: "For tests.",
    payload: z.object({ number: z.number() }),
    ...(key ? { key: ({ number }: Payload) => String(number) } : {}),
  });
  const bound = bindJob(definition, async () => handler);
  await installQueues(databaseUrl, [bound]);
  return {
    definition,
    bound,
    send: (number: number) => database.$transaction((tx) => enqueue(tx, definition, { number })),
    start: async () => {
      const runner = await runJobs(databaseUrl, [bound]);
      runners.push(runner);
      return runner;
    },
  };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}

test("a job runs with its payload, and is gone then", async () => {
  const done: Payload[] = [];
  const { definition, send, start } = await install("simple", async (payload) => void done.push(payload));
  await send(1);
  await start();
  await send(2);
  await until(() => done.length === 2);
  expect(done.toSorted((a, b) => a.number - b.number)).toEqual([{ number: 1 }, { number: 2 }]);
  await until(async () => (await listQueued(definition)).length === 0);
});

test("installing again changes nothing and loses nothing, also when many do it at once", async () => {
  const { definition, bound, send } = await install("again", async () => undefined);
  await send(1);
  await Promise.all([1, 2, 3].map(() => installQueues(databaseUrl, [bound])));
  expect(await listQueued(definition)).toEqual([{ number: 1 }]);
});

test("no change, no job", async () => {
  const { definition } = await install("rolled-back", async () => undefined);
  const change = database.$transaction(async (tx) => {
    await enqueue(tx, definition, { number: 1 });
    throw new Error("not after all");
  });
  await expect(change).rejects.toThrow("not after all");
  expect(await listQueued(definition)).toEqual([]);
});

test("a payload that the job cannot take is not queued", async () => {
  const { definition } = await install("typed", async () => undefined);
  const wrong = { number: "one" } as unknown as Payload;
  await expect(database.$transaction((tx) => enqueue(tx, definition, wrong))).rejects.toThrow(z.ZodError);
  expect(await listQueued(definition)).toEqual([]);
});

test("jobs with one key are one while the first waits; with other keys they are others", async () => {
  const { definition, send } = await install("keyed", async () => undefined, { key: true });
  for (const number of [1, 1, 2, 1]) await send(number);
  expect(await listQueued(definition)).toEqual([{ number: 1 }, { number: 2 }]);
});

test("also while it runs; afterwards it may be queued again", async () => {
  const running = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  let runs = 0;
  const { definition, send, start } = await install(
    "keyed-running",
    async () => {
      runs++;
      running.resolve();
      await mayEnd.promise;
    },
    { key: true },
  );
  await send(1);
  await start();
  await running.promise;
  await send(1);
  expect(await listQueued(definition)).toHaveLength(1);
  mayEnd.resolve();
  await until(async () => (await listQueued(definition)).length === 0);
  expect(runs).toBe(1);
  await send(1);
  await until(() => runs === 2);
});

test("a job that fails is tried again", async () => {
  let attempts = 0;
  const { definition, send, start } = await install("failing", async () => {
    if (++attempts === 1) throw new Error("the first time");
  });
  await send(1);
  await start();
  await until(() => attempts === 2);
  await until(async () => (await listQueued(definition)).length === 0);
});

test("shutting down tells the handler, and the job is kept for the next worker", async () => {
  const running = Promise.withResolvers<void>();
  const { definition, send, start } = await install("interrupted", async (_payload, signal) => {
    running.resolve();
    await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  await send(1);
  const runner = await start();
  await running.promise;
  await runner.stop();
  expect(await listQueued(definition)).toEqual([{ number: 1 }]);
});
