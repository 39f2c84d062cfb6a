/**
 * The worker process: `node lib/worker/main.ts`. It alone holds the signing key. Any number of them may run side by
 * side; each job is taken by one.
 */
import { announceCertificate } from "#lib/list-signing/announce-certificate.ts";
import { requireDatabaseAnswer } from "#lib/platform/db/require-answer.ts";
import { getSettings, SettingsError } from "#lib/platform/env.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { runJobs } from "#lib/platform/jobs/run-jobs.ts";
import { log } from "#lib/platform/log.ts";
import { onShutdown } from "#lib/platform/shutdown.ts";
import { allJobs } from "./registry.ts";
import { getWorkerSigner } from "./worker-signer.ts";

async function main(): Promise<void> {
  const { databaseUrl } = getSettings();
  if (!databaseUrl) throw new SettingsError("DATABASE_URL: the worker needs the database that the web uses.");
  const signer = await getWorkerSigner();
  await requireDatabaseAnswer(databaseUrl);
  await announceCertificate(signer, new Date());
  const runner = await runJobs(databaseUrl, allJobs);
  log.info({ signer: signer.endorser.dn, fingerprint: signer.fingerprint }, "worker ready");
  process.send?.("ready");
  onShutdown(async () => {
    await runner.stop();
    await closeSenders();
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
});
