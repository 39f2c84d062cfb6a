/**
 * `npm start`: everything that Slipway needs, in one command. What the settings name (a database, an identity provider)
 * is used; what they do not name is embedded.
 */
import { setTimeout as wait } from "node:timers/promises";
import { requireDatabaseAnswer } from "#lib/platform/db/require-answer.ts";
import { readSettings, type Settings, SettingsError } from "#lib/platform/env.ts";
import { build, generateClient, isBuilt, isClientGenerated } from "./build.ts";
import { type Child, startChild } from "./child.ts";
import { ensureDataFolder } from "./data-folder.ts";
import { type DatabaseUrls, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { type InstanceLock, takeInstanceLock } from "./instance-lock.ts";
import { findFreePort, probePort } from "./ports.ts";
import { keepSecret } from "./secrets.ts";

/** `npm run dev`: pages are built when they are asked for, and again when their source changes. */
const IS_DEV = process.argv.includes("--dev");

/** What has been started, in order; stopped in the opposite order. */
const started: { name: string; stop(): Promise<void> }[] = [];
let lock: InstanceLock | undefined;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const began = Date.now();
  await ensureDataFolder(settings.dataDir);
  lock = await takeInstanceLock(settings.dataDir, settings.baseUrl);
  endWithParent();
  await requireFreePort(settings.port, settings.host);
  const givenDatabase = settings.ownerDatabaseUrl ?? settings.databaseUrl;
  if (givenDatabase) await requireDatabaseAnswer(givenDatabase);
  await prepareBuild();
  const database = settings.databaseUrl
    ? { ownerUrl: settings.ownerDatabaseUrl ?? settings.databaseUrl, url: settings.databaseUrl }
    : await startDatabase(settings);
  await prepare(database);
  const oidc = settings.oidc ?? (await startIdentityProvider(settings));
  const env = await childEnvironment(settings, database.url, oidc);
  Object.assign(process.env, env);
  const demo = settings.oidc ? null : await prepareDemo(settings);
  started.push({ name: "worker", ...(await step("Starting the worker", () => startWorker(env))) });
  started.push({ name: "web", ...(await step("Starting the web server", () => startWeb(env))) });
  if (demo) await step("Signing the demo lists", demo.untilSigned);
  announce(settings, Boolean(demo), Date.now() - began);
}

/** Runs one step with a line that says what is going on, and how long it took when it was long. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  console.log(`${what} …`);
  const began = Date.now();
  const ticker = setInterval(() => console.log(`  still at it (${seconds(Date.now() - began)})`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
  }
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

async function requireFreePort(port: number, host: string): Promise<void> {
  // A predecessor that was killed may still be letting go of it.
  for (let attempt = 0; attempt < 25; attempt++) {
    const state = await probePort(port, host);
    if (state === "free") return;
    if (state === "no address of this machine") {
      throw new SettingsError(`HOST: ${host} is no address of this machine.`);
    }
    if (state === "no right") throw new SettingsError(noRightTo(port));
    await wait(200);
  }
  const other = await findFreePort(port + 1);
  throw new SettingsError(
    `Port ${port} is in use by another program. Choose another one, for example: PORT=${other} npm start`,
  );
}

function noRightTo(port: number): string {
  return port < 1024
    ? "PORT: ports below 1024 need special rights."
    : `PORT: the system does not let this program listen on ${port}.`;
}

async function prepareBuild(): Promise<void> {
  if (IS_DEV) await generateClient();
  else if (!isBuilt()) await step("Building the pages (a minute or two, the first time only)", build);
  else if (!isClientGenerated()) await step("Generating the database client", generateClient);
}

async function startDatabase(settings: Settings): Promise<DatabaseUrls> {
  const database = await step("Starting the embedded PostgreSQL", () =>
    startEmbeddedPostgres(settings.dataDir),
  );
  started.push({ name: "PostgreSQL", stop: database.stop });
  return database;
}

async function prepare({ ownerUrl, url }: DatabaseUrls): Promise<void> {
  const { ONE_ROLE_NOTICE, prepareDatabase } = await import("./prepare-database.ts");
  const { hasOwnRole } = await step("Preparing the database", () => prepareDatabase(ownerUrl, url));
  if (!hasOwnRole) console.log(`  ${ONE_ROLE_NOTICE}`);
}

async function startIdentityProvider(settings: Settings) {
  const { startDemoIdentityProvider } = await import("./identity-provider.ts");
  const port = await findFreePort(settings.port + 1);
  const issuer = `http://${new URL(settings.baseUrl).hostname}:${port}`;
  const clientSecret = await keepSecret(settings.dataDir, "oidc-client-secret");
  const provider = await step("Starting the embedded identity provider", () =>
    startDemoIdentityProvider({
      issuer,
      port,
      clientId: "slipway",
      clientSecret,
      baseUrl: settings.baseUrl,
      keep: (name, make) => keepSecret(settings.dataDir, name, make),
    }),
  );
  started.push({ name: "identity provider", stop: provider.stop });
  return { issuer, clientId: "slipway", clientSecret };
}

/** The settings as the children read them: complete, whatever was embedded. */
async function childEnvironment(
  settings: Settings,
  databaseUrl: string,
  oidc: NonNullable<Settings["oidc"]>,
): Promise<Record<string, string>> {
  // The demo images are served by this very instance: that one address is allowed beside the operator's ranges.
  const ownAddress = settings.oidc ? [] : [`127.0.0.1/32:${settings.port}`, `[::1]/128:${settings.port}`];
  return {
    NODE_ENV: IS_DEV ? "development" : "production",
    SLIPWAY_MODE: settings.mode,
    HOST: settings.host,
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    BASE_URL: settings.baseUrl,
    NEXTAUTH_URL: settings.baseUrl,
    DATABASE_URL: databaseUrl,
    // The owner's address stays here: neither web nor worker has any use for it.
    OWNER_DATABASE_URL: "",
    OIDC_ISSUER: oidc.issuer,
    OIDC_CLIENT_ID: oidc.clientId,
    OIDC_CLIENT_SECRET: oidc.clientSecret,
    AUTH_SECRET: settings.authSecret ?? (await keepSecret(settings.dataDir, "auth-secret")),
    FETCH_ALLOWED_RANGES: [settings.fetchAllowedRanges, ...ownAddress].filter(Boolean).join(","),
    LOG_LEVEL: settings.logLevel ?? "warn",
  };
}

async function prepareDemo(settings: Settings) {
  const { ensureDemo } = await import("#prisma/seed/demo.ts");
  return step("Preparing the demo catalogue", () => ensureDemo(settings));
}

function startWorker(env: Record<string, string>): Promise<Child> {
  return startChild("worker", "lib/worker/main.ts", env, { showsOutput: IS_DEV });
}

function startWeb(env: Record<string, string>): Promise<Child> {
  return startChild("web", "app/_transport/web-server.ts", env, { showsOutput: IS_DEV });
}

function announce(settings: Settings, isDemo: boolean, tookMs: number): void {
  const tryFirst = isDemo
    ? " Try first: browse /appliances, then sign in as one of the demo people and publish a version."
    : "";
  const scope = settings.host.startsWith("127.") ? " (reachable from this machine only)" : "";
  console.log(`Slipway is ready at ${settings.baseUrl}${scope} after ${seconds(tookMs)}.${tryFirst}`);
}

let stopping = false;

async function stopEverything(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (started.length > 0) console.log("Stopping …");
  lock?.announceStop();
  for (const { name, stop } of started.reverse()) {
    await stop().catch((error: unknown) => console.error(`The ${name} did not stop cleanly.`, error));
  }
  lock?.release();
  process.exit(exitCode);
}

/**
 * npm that was killed cannot pass a signal on: its end is noticed by having another parent. The script in package.json
 * says `exec`, so that the parent is npm and not a shell.
 */
function endWithParent(): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stopEverything(0);
  }, 500).unref();
}

process.on("SIGINT", () => void stopEverything(0));
process.on("SIGTERM", () => void stopEverything(0));
process.on("SIGHUP", () => void stopEverything(0));

main().catch((error: unknown) => {
  if (stopping) return;
  const sentence = error instanceof Error ? error.message : String(error);
  console.error(`\nSlipway did not start.\n${sentence}`);
  if (!(error instanceof SettingsError) && process.env.LOG_LEVEL === "debug") console.error(error);
  void stopEverything(1);
});
