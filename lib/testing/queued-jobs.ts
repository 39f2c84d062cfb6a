/** What waits in the job queue of the test's own database. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { asOwner } from "./as-owner.ts";

/** Payloads of the jobs of this name, oldest first. */
export async function listQueued<Payload>({ name }: { name: string }): Promise<Payload[]> {
  const rows = await getDatabase().$queryRaw<{ data: Payload }[]>`
    SELECT "data" FROM "jobs"."job" WHERE "name" = ${name} AND "state" < 'completed' ORDER BY "created_on", "id"`;
  return rows.map(({ data }) => data);
}

/** As if a worker had done all of them. */
export async function clearQueue(): Promise<void> {
  await getDatabase().$executeRaw`DELETE FROM "jobs"."job"`;
}

/**
 * While `work` runs, nothing can be put into this table: what else its transaction did must leave no trace.
 *
 * @param table quoted, with its schema
 */
export async function whileInsertsFail<T>(table: string, work: () => Promise<T>): Promise<T> {
  await asOwner(
    `CREATE OR REPLACE FUNCTION refuse_for_test() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'refused by the test'; END $$`,
  );
  await asOwner(
    `CREATE TRIGGER "refuse_for_test" BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_for_test()`,
  );
  try {
    return await work();
  } finally {
    await asOwner(`DROP TRIGGER "refuse_for_test" ON ${table}`);
  }
}
