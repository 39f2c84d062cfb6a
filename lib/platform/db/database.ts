/** The one way to PostgreSQL: a Prisma client on node-postgres. */
import { PrismaPg } from "@prisma/adapter-pg";
import { getSettings } from "../env.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";

export type Database = PrismaClient;
/** Inside a transaction: everything but opening another one. */
export type Transaction = Prisma.TransactionClient;

/**
 * Opens a client with a pool of its own; the caller disconnects it.
 *
 * @param databaseUrl a `postgresql://` URL
 */
function openDatabase(databaseUrl: string, { poolSize = 10 }: { poolSize?: number } = {}): Database {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl,
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      // Statements take milliseconds here; compiling one would take hundreds.
      options: "-c jit=off",
    }),
    transactionOptions: { maxWait: 5_000, timeout: 30_000 },
  });
}

// Next.js loads this module once per bundle; one pool per process is enough.
const shared = globalThis as { slipwayDatabase?: Database };

/** The client of this process, for the database that the settings name. */
export function getDatabase(): Database {
  if (!shared.slipwayDatabase) {
    const { databaseUrl } = getSettings();
    if (!databaseUrl) throw new Error("DATABASE_URL is not set.");
    shared.slipwayDatabase = openDatabase(databaseUrl);
  }
  return shared.slipwayDatabase;
}
