/**
 * Brings a database to what this release expects: migrations, job queues, and the rights of the role that the service
 * works with. Safe to run again and at once.
 */
import { requireDatabaseAnswer } from "#lib/platform/db/require-answer.ts";
import { installQueues } from "#lib/platform/jobs/install-queues.ts";
import { allJobs } from "#lib/worker/registry.ts";
import { applyMigrations } from "#prisma/migrate.ts";
import { ensureApplicationRole } from "./application-role.ts";

/** What was done to a database. */
export type Prepared = {
  /** Names of the migrations applied now. */
  applied: string[];
  /** Does the service work with another role than the one that owns the tables? */
  hasOwnRole: boolean;
};

/** For operators whose service owns its tables. */
export const ONE_ROLE_NOTICE =
  "The service works with the role that owns its tables, so only triggers keep the audit trail as it is. Set OWNER_DATABASE_URL to have the service work with a role of its own.";

/**
 * @param ownerUrl of the role that owns the tables
 * @param applicationUrl of the role that the service works with; the same, where there is one role only
 */
export async function prepareDatabase(ownerUrl: string, applicationUrl: string): Promise<Prepared> {
  const applied = await applyMigrations(ownerUrl);
  await installQueues(ownerUrl, allJobs);
  return { applied, hasOwnRole: await ensureApplicationRole(ownerUrl, applicationUrl) };
}

if (import.meta.main) {
  const applicationUrl = process.env.DATABASE_URL;
  if (!applicationUrl) {
    console.error("Set DATABASE_URL to the PostgreSQL database that shall be prepared.");
    process.exit(1);
  }
  const ownerUrl = process.env.OWNER_DATABASE_URL || applicationUrl;
  await requireDatabaseAnswer(ownerUrl).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
  const { applied, hasOwnRole } = await prepareDatabase(ownerUrl, applicationUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  if (!hasOwnRole) console.log(ONE_ROLE_NOTICE);
  process.exit(0);
}
