/** A database that takes questions and answers none. */
import pg from "pg";

/** While `work` runs, whoever asks for a VO waits: as of a database that is stopped, or cut off. */
export async function whileDatabaseHangs<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    await client.query('BEGIN; LOCK TABLE "Vo" IN ACCESS EXCLUSIVE MODE');
    return await work();
  } finally {
    await client.end();
  }
}
