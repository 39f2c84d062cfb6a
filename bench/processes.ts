/** Processes of the product as benchmarks start them. */
import { type ChildProcess, spawn } from "node:child_process";
import { findFreePort } from "#lib/launch/ports.ts";

/** What web and worker need to know beside the database; nobody can sign in by these. */
export async function processEnvironment() {
  const port = await findFreePort(3950);
  return {
    NODE_ENV: "production",
    ...{
      PORT: String(port),
      BASE_URL: `http://localhost:${port}`,
      AUTH_SECRET: "of this benchmark only, sixteen",
    },
    ...{ OIDC_ISSUER: "http://localhost:1", OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "of no importance" },
    LOG_LEVEL: "error",
  };
}

/** Resolves when the process says that it is ready. */
export function startProcess(script: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", () => resolve(child));
    child.once("exit", () => reject(new Error(`${script} ended. Is there a build (npm run build)?`)));
  });
}
