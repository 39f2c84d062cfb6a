/** Another web process beside the product under test, on its database and with its sessions. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openEmbeddedPostgres } from "../lib/launch/embedded-postgres.ts";
import { DATA_DIR } from "./settings.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const READY_MS = 60_000;

export type WebProcess = { url: string; stop(): Promise<void> };

/** Starts `node app/_transport/web-server.ts` and resolves when it answers. */
export async function startWebProcess(port: number, env: Record<string, string>): Promise<WebProcess> {
  const url = `http://localhost:${port}`;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "slipway-web-"));
  const database = await openEmbeddedPostgres(DATA_DIR);
  const child = spawn(process.execPath, ["app/_transport/web-server.ts"], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      SLIPWAY_MODE: "demo",
      PORT: String(port),
      BASE_URL: url,
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      AUTH_SECRET: readFileSync(path.join(DATA_DIR, "secrets/auth-secret"), "utf8"),
      // Nobody signs in here: they bring the session they have.
      OIDC_ISSUER: "http://localhost:1",
      OIDC_CLIENT_ID: "slipway",
      OIDC_CLIENT_SECRET: "of no importance",
      LOG_LEVEL: "fatal",
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await untilReady(child);
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the web process ended")));
  const tooLate = new Promise((_, reject) =>
    setTimeout(reject, READY_MS, new Error("the web process does not answer")).unref(),
  );
  ended.catch(() => {});
  await Promise.race([once(child, "message"), ended, tooLate]);
}
