/**
 * Before each test file: a database of its own, cloned from the template, which the settings of this process name; an
 * own data directory; and nothing left over afterwards.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";

const { ownerUrl, url: applicationUrl } = inject("templateDatabase");
const template = new URL(ownerUrl);
const name = `test_${randomUUID().replaceAll("-", "")}`;
const dataDir = await mkdtemp(path.join(os.tmpdir(), "slipway-data-"));

await asAdministrator(`create database ${name} template ${template.pathname.slice(1)}`);

Object.assign(process.env, {
  NODE_ENV: "test",
  SLIPWAY_MODE: "demo",
  // As in production: the role of the service owns nothing.
  DATABASE_URL: ownDatabase(applicationUrl),
  OWNER_DATABASE_URL: ownDatabase(ownerUrl),
  DATA_DIR: dataDir,
  BASE_URL: "https://va.example.org",
  FETCH_ALLOWED_RANGES: "127.0.0.1/32",
  LOG_LEVEL: "fatal",
});

afterAll(async () => {
  const { getDatabase } = await import("#lib/platform/db/database.ts");
  const { closeSenders } = await import("#lib/platform/jobs/enqueue.ts");
  await closeSenders();
  await getDatabase().$disconnect();
  await asAdministrator(`drop database ${name} with (force)`);
  await rm(dataDir, { recursive: true, force: true });
});

function ownDatabase(templateUrl: string): string {
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdministrator(statement: string): Promise<void> {
  const url = new URL(template);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
