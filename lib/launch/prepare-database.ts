/** Brings a database to what this release expects: migrations, then job queues. Safe to run again and at once. */
import { requireDatabaseAnswer } from "#lib/platform/db/require-answer.ts";
import { installQueues } from "#lib/platform/jobs/install-queues.ts";
import { allJobs } from "#lib/worker/registry.ts";
import { applyMigrations } from "#prisma/migrate.ts";

/** @returns the names of the migrations applied now */
export async function prepareDatabase(databaseUrl: string): Promise<string[]> {
  const applied = await applyMigrations(databaseUrl);
  await installQueues(databaseUrl, allJobs);
  return applied;
}

if (import.meta.main) {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) {
    console.error("Set DATABASE_URL to the PostgreSQL database that shall be prepared.");
    process.exit(1);
  }
  await requireDatabaseAnswer(databaseUrl).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
  const applied = await prepareDatabase(databaseUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  process.exit(0);
}
