/** `npm run bench -- <name>`: runs one of the benchmarks on a PostgreSQL of its own. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "#lib/launch/embedded-postgres.ts";
import { prepareDatabase } from "#lib/launch/prepare-database.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { benchAudit } from "./audit.ts";
import { benchDesk } from "./desk.ts";
import { benchFront } from "./front.ts";
import { benchKills } from "./kills.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { benchLists } from "./lists.ts";
import { benchPairs } from "./pairs.ts";
import { benchPublish } from "./publish.ts";
import { benchSearch } from "./search.ts";
import { benchUpload } from "./upload.ts";

/** What a benchmark gets: the settings name the database, and `ownerUrl` reaches it as its owner. */
export type Benchmark = (ownerUrl: string, args: readonly string[]) => Promise<void>;

const benchmarks: Readonly<Record<string, Benchmark>> = {
  audit: benchAudit,
  desk: benchDesk,
  front: benchFront,
  kills: benchKills,
  lighthouse: benchLighthouse,
  lists: benchLists,
  pairs: benchPairs,
  publish: benchPublish,
  search: benchSearch,
  upload: benchUpload,
};

const [name = "", ...args] = process.argv.slice(2);
const benchmark = benchmarks[name];
if (!benchmark) {
  console.error(`Name a benchmark: ${Object.keys(benchmarks).join(", ")}.`);
  process.exit(1);
}

const folder = await mkdtemp(path.join(os.tmpdir(), "slipway-bench-"));
// As root, PostgreSQL runs as somebody else, who must get in.
await chmod(folder, 0o755);
const postgres = await startEmbeddedPostgres(folder);
try {
  const { ownerUrl, url } = postgres;
  await prepareDatabase(ownerUrl, url);
  Object.assign(process.env, {
    NODE_ENV: "test",
    SLIPWAY_MODE: "demo",
    DATABASE_URL: url,
    OWNER_DATABASE_URL: ownerUrl,
    DATA_DIR: folder,
    BASE_URL: "https://va.example.org",
    LOG_LEVEL: "fatal",
  });
  await benchmark(ownerUrl, args);
  await getDatabase().$disconnect();
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
