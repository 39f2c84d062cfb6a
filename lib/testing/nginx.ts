/** The real nginx with the very configuration of docs/nginx, filled in as the container image does. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const TEMPLATE = path.resolve(import.meta.dirname, "../../docs/nginx/slipway.conf.template");
const READY_MS = 10_000;

/** Is there one on this machine (Debian: apt-get install nginx)? */
export const hasNginx = (() => {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

export type Nginx = {
  url: string;
  /** Everything that it has logged, requests and errors alike. */
  readLog: () => string;
  stop: () => Promise<void>;
};

/**
 * Starts it on a free port of loopback, and resolves when it listens.
 *
 * @param web address, or name, and port of the web processes, which need not be there yet
 * @param resolver who knows the name
 */
export async function startNginx(web: string, resolver = "127.0.0.1:1"): Promise<Nginx> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-nginx-"));
  // Its workers are another user where it is started by root.
  chmodSync(folder, 0o755);
  const logFile = path.join(folder, "log");
  const readLog = () => readFileSync(logFile, "utf8");
  const listen = `127.0.0.1:${await findPort()}`;
  const values: Record<string, string> = {
    SLIPWAY_LISTEN: listen,
    SLIPWAY_KEPT: `127.0.0.1:${await findPort()}`,
    SLIPWAY_WEB: web,
    SLIPWAY_RESOLVER: resolver,
    SLIPWAY_CACHE: path.join(folder, "cache"),
  };
  const template = readFileSync(TEMPLATE, "utf8");
  const filled = template.replace(/\$\{(SLIPWAY_\w+)\}/g, (_, name) => values[name] ?? "");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const configuration = path.join(folder, "nginx.conf");
  writeFileSync(
    configuration,
    `daemon off; pid ${folder}/pid; error_log ${logFile} info; events {} http { ${temporary.join(" ")}\n${filled} }`,
  );
  const log = openSync(logFile, "a");
  // Not a pipe: it opens /dev/stdout anew.
  const child = spawn("nginx", ["-e", logFile, "-c", configuration], { stdio: ["ignore", log, log] });
  closeSync(log);
  const stop = async () => {
    if (child.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://${listen}`;
  for (const begun = Date.now(); Date.now() - begun < READY_MS; await wait(50)) {
    if (await answers(url)) return { url, readLog, stop };
  }
  const said = readLog();
  await stop();
  throw new Error(`nginx does not answer:\n${said}`);
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const closed = once(server, "close");
  server.close();
  await closed;
  return port;
}
