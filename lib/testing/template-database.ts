/** Once a test run: a real PostgreSQL with one migrated database, from which every test file clones its own. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "#lib/launch/embedded-postgres.ts";
import { prepareDatabase } from "#lib/launch/prepare-database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The migrated database, as its owner and as the service reach it. */
    templateDatabase: { ownerUrl: string; url: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "slipway-test-"));
  // As root, PostgreSQL runs as somebody else, who must get in.
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder, { durable: false });
  const { ownerUrl, url } = postgres;
  await prepareDatabase(ownerUrl, url);
  project.provide("templateDatabase", { ownerUrl, url });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
