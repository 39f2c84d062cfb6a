/**
 * The worker process: `node lib/worker/main.ts`. It alone holds the signing key. Any number of them may run side by
 * side; each job is taken by one.
 */
import { requireDatabaseAnswer } from "#lib/platform/db/require-answer.ts";
import { getSettings, SettingsError } from "#lib/platform/env.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { runJobs } from "#lib/platform/jobs/run-jobs.ts";
import { log } from "#lib/platform/log.ts";
import { onShutdown } from "#lib/platform/shutdown.ts";
import { allJobs } from "./registry.ts";
import { getWorkerSigner, takeUpSigner } from "./worker-signer.ts";

/** Sites get a renewed revocation list, and lists a renewed certificate, within so long. */
const TAKE_UP_AGAIN_MS = 3600 * 1000;

function keepUp(): void {
  takeUpSigner(new Date()).catch((error: unknown) => {
    log.error({ err: error }, "the signing certificate was not taken up again; lists are signed as before");
  });
}

async function main(): Promise<void> {
  const { databaseUrl } = getSettings();
  if (!databaseUrl) throw new SettingsError("DATABASE_URL: the worker needs the database that the web uses.");
  // What is wrong with key and certificate is told also where the database is away.
  await getWorkerSigner();
  await requireDatabaseAnswer(databaseUrl);
  const signer = await takeUpSigner(new Date());
  const keepingUp = setInterval(keepUp, TAKE_UP_AGAIN_MS);
  const runner = await runJobs(databaseUrl, allJobs);
  log.info({ signer: signer.endorser.dn, fingerprint: signer.fingerprint }, "worker ready");
  process.send?.("ready");
  onShutdown(async () => {
    clearInterval(keepingUp);
    await runner.stop();
    await closeSenders();
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
