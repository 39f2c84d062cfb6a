/** Queues, failures and what administrators do with them: on a real queue with a real worker. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { bindJob, defineJob, type JobHandler } from "#lib/platform/jobs/define-job.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { installQueues } from "#lib/platform/jobs/install-queues.ts";
import { type JobRunner, runJobs } from "#lib/platform/jobs/run-jobs.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { clearQueue } from "#lib/testing/queued-jobs.ts";
import { getWorkerHealth, listFailedJobs, listQueues } from "./queries.ts";
import { removeJob } from "./remove-job.ts";
import { retryJob } from "./retry-job.ts";

const ownerUrl = process.env.OWNER_DATABASE_URL ?? process.env.DATABASE_URL ?? "";
const databaseUrl = process.env.DATABASE_URL ?? "";
const administrator = await createPerson({ platformRoles: ["administrator"], name: "Ada" });
const runners: JobRunner[] = [];
let counter = 0;

afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
  await clearQueue();
});

type Payload = { thingId: string };

/** A queue of its own, with a worker that does `handler`. */
async function install(handler: JobHandler<Payload>, { key = false, schedule = "" } = {}) {
  const definition = defineJob({
    name: `test-job-${++counter}`,
    purpose: "For tests.",
    payload: z.object({ thingId: z.string() }),
    retryLimit: 0,
    concurrency: 1,
    ...(key ? { key: ({ thingId }: Payload) => thingId } : {}),
    ...(schedule ? { schedule } : {}),
  });
  const bound = bindJob(definition, async () => handler);
  await installQueues(ownerUrl, [bound]);
  const queue = definition.name;
  return {
    queue,
    send: (thingId: string) => getDatabase().$transaction((tx) => enqueue(tx, definition, { thingId })),
    async start() {
      runners.push(await runJobs(databaseUrl, [bound]));
    },
    async stop() {
      for (const runner of runners.splice(0)) await runner.stop();
    },
    state: async () => (await listQueues(administrator))?.find(({ name }) => name === queue),
    failures: async () => (await listFailedJobs(administrator, { queue }))?.jobs ?? [],
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(50);
}

/** A queue in which the job of this thing has failed for good. */
async function installFailing({ key = false } = {}) {
  let broken = true;
  const done: string[] = [];
  const jobs = await install(
    async ({ thingId }) => {
      if (broken) throw new Error(`no luck with ${thingId}`);
      done.push(thingId);
    },
    { key },
  );
  await jobs.send("a");
  await jobs.start();
  await until(async () => (await jobs.failures()).length === 1);
  const [failed] = await jobs.failures();
  if (!failed) throw new Error("It has failed.");
  const repair = () => {
    broken = false;
  };
  return { ...jobs, failed, done, repair };
}

describe("the queues", () => {
  test("tell what waits, what failed and what was done", async () => {
    const jobs = await install(async () => undefined);
    await jobs.send("a");
    await jobs.send("b");
    expect(await jobs.state()).toMatchObject({ waiting: 2, running: 0, failed: 0, done: 0, schedule: null });
    expect((await jobs.state())?.oldestWaitingSince).toBeInstanceOf(Date);
    await jobs.start();
    await until(async () => (await jobs.state())?.done === 2);
    expect(await jobs.state()).toMatchObject({ waiting: 0, oldestWaitingSince: null });
    expect((await jobs.state())?.lastDoneAt).toBeInstanceOf(Date);
  });

  test("tell what runs, and that a worker lives", async () => {
    const mayEnd = Promise.withResolvers<void>();
    const jobs = await install(() => mayEnd.promise, { schedule: "0 5 * * *" });
    await jobs.send("a");
    await jobs.start();
    await until(async () => (await jobs.state())?.running === 1);
    await until(async () => ((await getWorkerHealth(administrator))?.alive ?? 0) > 0);
    expect(await jobs.state()).toMatchObject({ schedule: "0 5 * * *" });
    mayEnd.resolve();
    await until(async () => (await jobs.state())?.done === 1);
  });

  test("leave out what the queue keeps for itself", async () => {
    expect((await listQueues(administrator))?.filter(({ name }) => name.startsWith("__"))).toEqual([]);
  });
});

describe("a job that failed for good", () => {
  test("is listed with its reason, what it was about, and how often it was tried", async () => {
    const { failed, queue, state } = await installFailing();
    expect(failed).toMatchObject({
      queue,
      payload: { thingId: "a" },
      attempts: 1,
      failure: { message: "no luck with a", trace: expect.stringContaining("job-queue.db.test") },
    });
    expect(await state()).toMatchObject({ failed: 1 });
  });

  test("is done when it is retried after the repair", async () => {
    const { failed, queue, done, repair, failures } = await installFailing();
    repair();
    await retryJob(administrator, { queue, jobId: failed.id });
    await until(async () => done.length === 1);
    expect(await failures()).toEqual([]);
    expect(await auditTrailOf(failed.id)).toMatchObject([
      { action: "job.retried", actorName: "Ada", details: { queue } },
    ]);
  });

  test("fails again when nothing was repaired, with one attempt more", async () => {
    const { failed, queue, failures } = await installFailing();
    await retryJob(administrator, { queue, jobId: failed.id });
    await until(async () => (await failures())[0]?.attempts === 2);
  });

  test("is retried once, also when two press at once", async () => {
    const { failed, queue, done, repair } = await installFailing();
    repair();
    const both = await Promise.allSettled(
      [1, 2].map(() => retryJob(administrator, { queue, jobId: failed.id })),
    );
    expect(both.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { reason: "not_failed" } },
    ]);
    await until(async () => done.length === 1);
  });

  test("is not retried beside the same job that was queued again", async () => {
    const { failed, queue, stop, send, failures } = await installFailing({ key: true });
    await stop();
    await send("a");
    await expect(retryJob(administrator, { queue, jobId: failed.id })).rejects.toMatchObject({
      code: "conflict",
      reason: "queued_again",
    });
    expect(await failures()).toHaveLength(1);
  });

  test("is gone when it is removed", async () => {
    const { failed, queue, failures } = await installFailing();
    await removeJob(administrator, { queue, jobId: failed.id });
    expect(await failures()).toEqual([]);
    expect(await auditTrailOf(failed.id)).toMatchObject([{ action: "job.removed", details: { queue } }]);
    await expect(removeJob(administrator, { queue, jobId: failed.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("a job that waits is neither retried nor removed", async () => {
  const { queue, send, state } = await install(async () => undefined);
  await send("a");
  const [row] = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "jobs"."job" WHERE "name" = ${queue}`;
  const jobId = row?.id ?? "";
  await expect(retryJob(administrator, { queue, jobId })).rejects.toMatchObject({ reason: "not_failed" });
  await expect(removeJob(administrator, { queue, jobId })).rejects.toMatchObject({ reason: "not_failed" });
  expect(await state()).toMatchObject({ waiting: 1 });
});

test("failures come page by page, each once", async () => {
  const { queue, send } = await install(async () => undefined);
  for (let number = 0; number < 45; number++) await send(String(number));
  // Many at the very same moment: the identifier decides.
  await getDatabase().$executeRaw`
    UPDATE "jobs"."job" SET "state" = 'failed', "completed_on" = date_trunc('minute', "created_on") WHERE "name" = ${queue}`;
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listFailedJobs>> = await listFailedJobs(administrator, {
      queue,
      after,
    });
    seen.push(...(page?.jobs ?? []).map(({ id }) => id));
    after = page?.next ?? null;
  } while (after);
  expect(seen).toHaveLength(45);
  expect(new Set(seen).size).toBe(45);
});

test.each(["", "x", "' OR 1=1", "0@0", "01890a5d-ac96-774b-bcce-b302099a8057@2026-99-99 00:00:00+00"])(
  "a page after %j is the first",
  async (after) => {
    expect(await listFailedJobs(administrator, { after })).toEqual({ jobs: [], next: null });
  },
);

// Refusals come before the job is looked for: nobody learns which jobs there are.
describe("who may", () => {
  const roles: [string, () => Promise<Actor> | Actor, string, boolean][] = [
    ["anonymous", () => ANONYMOUS, "unauthenticated", false],
    ["person", () => createPerson(), "forbidden", false],
    ["security officer", () => createPerson({ platformRoles: ["security_officer"] }), "forbidden", false],
    ["token of an administrator", () => tokenActor({ person: administrator }), "forbidden", false],
    ["administrator", () => administrator, "not_found", true],
    ["system", () => system("test"), "not_found", true],
  ];
  test.each(roles)("%s", async (_role, actorOf, expected, sees) => {
    const actor = await actorOf();
    const job = { queue: "none", jobId: "01890a5d-ac96-774b-bcce-b302099a8057" };
    const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);
    expect(await retryJob(actor, job).catch(codeOf)).toBe(expected);
    expect(await removeJob(actor, job).catch(codeOf)).toBe(expected);
    expect((await listQueues(actor)) !== null).toBe(sees);
    expect((await listFailedJobs(actor)) !== null).toBe(sees);
    expect((await getWorkerHealth(actor)) !== null).toBe(sees);
  });
});
