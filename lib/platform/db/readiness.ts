/** Does the database answer? */
import { getDatabase } from "./database.ts";

/** False also when it takes longer than two seconds. */
export async function isDatabaseReady(): Promise<boolean> {
  const answer = getDatabase().$queryRaw`SELECT 1`.then(() => true).catch(() => false);
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
  return Promise.race([answer, tooLate]);
}
