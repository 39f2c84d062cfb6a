/**
 * `npm run migrate` applies what is missing; `npm run migrate -- new <name>` writes the difference between the
 * committed models and those on disk as a new migration, to be reviewed and completed by hand.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { readDatamodels, readMigrations, withSchemaEngine } from "./schema-engine.ts";

const FILTERS = { externalTables: [], externalEnums: [] };
/** Any number will do, as long as every process that migrates uses the same. */
const ADVISORY_LOCK = 20261123;

/**
 * Applies all migrations that the database has not seen, in order; several processes may try at once.
 *
 * @param databaseUrl a `postgresql://` URL
 * @returns the names of those applied now
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const result = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList: readMigrations(), filters: FILTERS }),
    );
    return result.appliedMigrationNames;
  } finally {
    await lock.end();
  }
}

/**
 * The SQL that leads from one state of the models to another.
 *
 * @param databaseUrl any PostgreSQL database: the engine wants a connection, and reads and writes nothing there
 */
export async function diffModels(
  databaseUrl: string,
  from: DiffTarget,
  to: DiffTarget = { tag: "schemaDatamodel", files: readDatamodels() },
): Promise<string> {
  return withSchemaEngine(databaseUrl, async (engine) => {
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters: FILTERS });
    return result.stdout ?? "";
  });
}

function readCommittedDatamodels(): DiffTarget {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });
  const files = git("ls-tree", "-r", "--name-only", "HEAD", "prisma")
    .split("\n")
    .filter((file) => file.endsWith(".prisma"));
  if (files.length === 0) return { tag: "empty" };
  return {
    tag: "schemaDatamodel",
    files: files.map((file) => ({ path: file, content: git("show", `HEAD:${file}`) })),
  };
}

async function writeNewMigration(databaseUrl: string, name: string): Promise<string> {
  const sql = await diffModels(databaseUrl, readCommittedDatamodels());
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(import.meta.dirname, "migrations", `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  return folder;
}

if (import.meta.main) {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) {
    console.error("Set DATABASE_URL to a PostgreSQL database.");
    process.exit(1);
  }
  const [command, name] = process.argv.slice(2);
  if (command === "new" && name) {
    console.log(`Wrote ${await writeNewMigration(databaseUrl, name)}; review it before you commit it.`);
  } else {
    const applied = await applyMigrations(databaseUrl);
    console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  }
  process.exit(0);
}
