/** Tells an operator in one sentence that the database cannot be reached, before anything else fails over it. */
import pg from "pg";
import { SettingsError } from "../env.ts";

const PATIENCE_MS = 5_000;

/**
 * Opens a connection and closes it again.
 *
 * @param databaseUrl a `postgresql://` URL; its password is never told
 * @throws SettingsError when nobody answers there, or when the server refuses
 */
export async function requireDatabaseAnswer(databaseUrl: string): Promise<void> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: PATIENCE_MS });
    // Without a listener, a connection that breaks off late would end the process.
    client.on("error", () => {});
    await client.connect();
  } catch (error) {
    throw new SettingsError(describe(error));
  } finally {
    void client?.end().catch(() => {});
  }
}

function describe(error: unknown): string {
  if (error instanceof pg.DatabaseError) {
    return `DATABASE_URL: the database refuses the connection (${error.message}). Correct the address, its user or its password.`;
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : null;
  if (code === "ERR_INVALID_URL") return "DATABASE_URL: cannot be read as an address.";
  // What else may be wrong has no code of its own; its words could repeat the address, and so the password.
  return `DATABASE_URL: the database does not answer (${code ?? "no answer in time"}). Start it, or correct the address.`;
}
