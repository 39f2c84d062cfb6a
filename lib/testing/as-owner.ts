/** What only the owner of the tables may do: the service's own role cannot. */
import pg from "pg";

/** Runs one statement on the test's own database as the role that owns it. */
export async function asOwner(statement: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    return await client.query(statement, values);
  } finally {
    await client.end();
  }
}
