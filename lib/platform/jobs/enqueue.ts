/** Puts jobs into the queue inside the caller's transaction: no change without its job, no job without its change. */
import { fromPrisma, PgBoss } from "pg-boss";
import type { Transaction } from "../db/database.ts";
import { getSettings } from "../env.ts";
import type { JobDefinition } from "./define-job.ts";

/** Schema in which pg-boss keeps its tables. */
export const JOB_SCHEMA = "jobs";

/** How workers are called in pg-boss's register of processes. */
export const WORKER_INSTANCE = "worker";

const shared = globalThis as { slipwaySenders?: Map<string, Promise<PgBoss>> };

/**
 * Enqueues a job as part of `tx`.
 *
 * @throws ZodError when the payload is not what the job wants (a defect of the caller)
 */
export async function enqueue<Payload extends object>(
  tx: Transaction,
  job: JobDefinition<Payload>,
  payload: Payload,
): Promise<void> {
  const sender = await openSender();
  const data = job.payload.parse(payload);
  await sender.send(job.name, data, {
    db: fromPrisma(tx),
    ...(job.key ? { singletonKey: job.key(payload) } : {}),
  });
}

/** This process's pg-boss that only sends: it supervises nothing, schedules nothing and installs nothing. */
export function openSender(): Promise<PgBoss> {
  const { databaseUrl } = getSettings();
  if (!databaseUrl) throw new Error("DATABASE_URL is not set.");
  shared.slipwaySenders ??= new Map();
  let sender = shared.slipwaySenders.get(databaseUrl);
  if (!sender) {
    sender = startSender(databaseUrl);
    sender.catch(() => shared.slipwaySenders?.delete(databaseUrl));
    shared.slipwaySenders.set(databaseUrl, sender);
  }
  return sender;
}

async function startSender(connectionString: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString,
    schema: JOB_SCHEMA,
    max: 1,
    registerInstance: false,
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  // The next send fails where somebody is told; an idle connection that breaks is nobody's business.
  boss.on("error", () => undefined);
  await boss.start();
  return boss;
}

/** Closes what `enqueue` opened in this process. */
export async function closeSenders(): Promise<void> {
  const senders = [...(shared.slipwaySenders?.values() ?? [])];
  shared.slipwaySenders?.clear();
  for (const sender of senders) await (await sender).stop({ graceful: false, close: true });
}
