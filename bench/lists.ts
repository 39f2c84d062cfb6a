/** Public lists under load: a real web process beside nginx, which serves the same bytes as a file in the same run. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { findFreePort } from "#lib/launch/ports.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { paths } from "#lib/platform/paths.ts";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { processEnvironment, startProcess } from "./processes.ts";

const run = promisify(execFile);
/** A list of these is about 25 KB. */
const IMAGES = 16;
const SECONDS = 8;
const CONNECTIONS = 64;
const TARGET = 10_000;
const NEEDED = "This benchmark needs the Debian packages nginx-light and wrk.";

type Load = { perSecond: number; p99: string };

export async function benchLists(): Promise<void> {
  await Promise.all([run("wrk", ["-v"]).catch(tolerateUsage), run("nginx", ["-v"])]).catch(() => {
    throw new Error(NEEDED);
  });
  const vo = await createCuratedVo();
  const { id } = await createAppliance();
  await createPublishedVersion(id, { images: Array.from({ length: IMAGES }, () => imageFields()) });
  await addToDraft(vo.manager, { vo: vo.name, applianceId: id });
  await publishAndSign(vo);
  const { message, messageSha256 } = await getDatabase().listSigning.findFirstOrThrow({
    where: { revision: { voId: vo.id } },
  });
  const env = { ...(await processEnvironment()), LOG_LEVEL: "warn" };
  const web = await startProcess("app/_transport/web-server.ts", env);
  const nginx = await startNginx(message);
  try {
    const ours = `${env.BASE_URL}${paths.voList(vo.name)}`;
    await wait(2_000);
    const etag = `"${messageSha256}"`;
    const theirs = await fetch(nginx.url);
    console.log(
      `a list of ${IMAGES} images, ${(message.length / 1024).toFixed(1)} KiB, ${CONNECTIONS} connections`,
    );
    for (const [what, tags] of [
      ["200", null],
      ["304", { ours: etag, theirs: theirs.headers.get("etag") ?? "" }],
    ] as const) {
      const reference = await load(nginx.url, tags?.theirs);
      const product = await load(ours, tags?.ours);
      console.log(
        `${what}: ${product.perSecond.toFixed(0)} a second (99th percentile ${product.p99}), target ${TARGET}; ` +
          `nginx, two workers: ${reference.perSecond.toFixed(0)} (${reference.p99}); ` +
          `${(product.perSecond / reference.perSecond).toFixed(2)} of it`,
      );
    }
  } finally {
    web.kill();
    nginx.child.kill("SIGQUIT");
    await Promise.all([once(web, "exit"), once(nginx.child, "exit")]);
    await closeSenders();
  }
}

/** Says its version and ends with 1. */
function tolerateUsage(error: { code?: unknown }): void {
  if (error.code === "ENOENT") throw error;
}

async function startNginx(message: Uint8Array): Promise<{ url: string; child: ChildProcess }> {
  const folder = path.join(process.env.DATA_DIR ?? "", "nginx");
  await mkdir(path.join(folder, "www"), { recursive: true });
  await chmod(folder, 0o755);
  await writeFile(path.join(folder, "www", "image.list"), message);
  const port = await findFreePort(3980);
  await writeFile(
    path.join(folder, "nginx.conf"),
    `worker_processes 2;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  default_type text/plain;
  server { listen 127.0.0.1:${port}; root ${folder}/www; }
}
`,
  );
  const child = spawn("nginx", ["-c", path.join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/image.list`;
  for (let attempt = 0; attempt < 50; attempt++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, child };
    await wait(100);
  }
  throw new Error("nginx does not answer.");
}

async function load(url: string, ifNoneMatch?: string): Promise<Load> {
  const header = ifNoneMatch ? ["-H", `If-None-Match: ${ifNoneMatch}`] : [];
  const { stdout } = await run("wrk", [
    ...["-t", "1", "-c", String(CONNECTIONS), "-d", `${SECONDS}s`, "--latency"],
    ...header,
    url,
  ]);
  if (/Non-2xx or 3xx/.test(stdout)) throw new Error(`Not everything was answered well:\n${stdout}`);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN),
    p99: /99%\s+(\S+)/.exec(stdout)?.[1] ?? "?",
  };
}
