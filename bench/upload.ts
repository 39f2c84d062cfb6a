/** An upload of 2 GB into a real web process, and its integrity check by a real worker: how fast, and with how much memory. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { getPersonActor } from "#lib/identity/queries.ts";
import { type DemoImageSpec, readDemoImage } from "#lib/launch/demo-image.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { closeSenders } from "#lib/platform/jobs/enqueue.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { registerAppliance } from "#lib/virtual-appliance/register-appliance.ts";
import { requestIntegrityCheck } from "#lib/virtual-appliance/request-integrity-check.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { addImageSchema, applianceFieldsSchema } from "#lib/virtual-appliance/schema.ts";
import { processEnvironment, startProcess } from "./processes.ts";

const MIB = 1024 * 1024;
const PIECE = 32 * MIB;
const MOST_MIB = 400;

/** @param args megabytes to upload; 2,000 when not said */
export async function benchUpload(_ownerUrl: string, [megabytes = "2000"]: readonly string[]): Promise<void> {
  const sizeBytes = Math.floor((Number(megabytes) * 1e6) / 65_536) * 65_536;
  const spec: DemoImageSpec = { name: "bench", format: "qcow2", sizeBytes, virtualSizeBytes: 4 * 1024 * MIB };
  const env = await processEnvironment();
  Object.assign(process.env, { BASE_URL: env.BASE_URL });
  const web = await startProcess("app/_transport/web-server.ts", env);
  const worker = await startProcess("lib/worker/main.ts", env);
  try {
    const disk = await timed(() => writePlainly(spec));
    const { url, seconds: upload } = await uploadTo(env.BASE_URL, spec);
    const check = await timed(() => checkImage(url));
    const rate = (seconds: number) => `${(sizeBytes / 1e6 / seconds).toFixed(0)} MB/s`;
    console.log(`reference: the same bytes written to this disk      ${disk.toFixed(1)} s  ${rate(disk)}`);
    console.log(
      `upload, hashed on the way                           ${upload.toFixed(1)} s  ${rate(upload)}  ${(upload / disk).toFixed(2)} times the reference`,
    );
    console.log(
      `integrity check by the worker                       ${check.toFixed(1)} s  ${rate(check)}  ${(check / disk).toFixed(2)} times the reference`,
    );
    for (const [name, child] of [
      ["web", web],
      ["worker", worker],
    ] as const) {
      const peak = await peakMemory(child);
      console.log(`${name}: most memory ${peak.toFixed(0)} MiB; target: under ${MOST_MIB}`);
    }
  } finally {
    for (const child of [web, worker]) {
      child.kill();
      await once(child, "exit");
    }
    await closeSenders();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** MiB, as Linux counts the largest resident set of a process. */
async function peakMemory({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function writePlainly(spec: DemoImageSpec): Promise<void> {
  const file = path.join(process.env.DATA_DIR ?? "", "reference");
  await pipeline(Readable.from(readDemoImage(spec)), createWriteStream(file));
  await rm(file);
}

let slug = "";
let personId = "";

async function uploadTo(baseUrl: string, spec: DemoImageSpec): Promise<{ url: string; seconds: number }> {
  const person = await getDatabase().person.create({
    data: { name: "Bench", email: "" },
    select: { id: true },
  });
  personId = person.id;
  const actor = await getPersonActor(personId);
  if (!actor) throw new Error("The person of the benchmark is not there.");
  const category = await getDatabase().vocabularyTerm.findFirstOrThrow({ where: { kind: "category" } });
  const entry = {
    name: "Bench",
    summary: "What is measured here.",
    description: "x",
    category: category.name,
  };
  slug = (await registerAppliance(actor, applianceFieldsSchema.parse(entry))).slug;
  const { id } = await getDatabase().virtualAppliance.findUniqueOrThrow({ where: { slug } });
  const { token } = await createAccessToken(system("bench"), {
    ...{ name: "bench", holder: { personId }, writableAppliances: [id] },
  });
  const headers = { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0" };
  const metadata = Object.entries({ filename: "bench.qcow2", appliance: slug })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
  const begun = await fetch(`${baseUrl}/api/v1/uploads`, {
    method: "POST",
    headers: { ...headers, "upload-length": String(spec.sizeBytes), "upload-metadata": metadata },
  });
  const place = begun.headers.get("location");
  if (!place) throw new Error(`The upload could not begin: ${await begun.text()}`);
  let url = "";
  const seconds = await timed(async () => {
    for (let offset = 0; offset < spec.sizeBytes; offset += PIECE) {
      const end = Math.min(spec.sizeBytes, offset + PIECE);
      const answer = await fetch(place, {
        method: "PATCH",
        headers: {
          ...headers,
          "content-type": "application/offset+octet-stream",
          "upload-offset": String(offset),
          "content-length": String(end - offset),
        },
        body: Readable.toWeb(Readable.from(readDemoImage(spec, offset, end))) as ReadableStream,
        duplex: "half",
      } as RequestInit);
      if (answer.status !== 204) throw new Error(`${answer.status} ${await answer.text()}`);
      url = answer.headers.get("file-url") ?? url;
    }
  });
  return { url, seconds };
}

async function checkImage(url: string): Promise<void> {
  const actor = await getPersonActor(personId);
  if (!actor) throw new Error("The person of the benchmark is not there.");
  await createWorkingVersion(actor, { slug, version: "1.0", notes: "", expiresInMonths: 12 });
  const image = addImageSchema.parse({
    ...{ slug, url, format: "qcow2", hypervisors: "KVM", arch: "x86_64" },
    ...{ osFamily: "Linux", osName: "Debian", osVersion: "13" },
  });
  const { identifier } = await saveImage(actor, image);
  const { checkId } = await requestIntegrityCheck(actor, { slug, identifier });
  for (;;) {
    const check = await getDatabase().integrityCheck.findUniqueOrThrow({ where: { id: checkId } });
    if (check.state === "passed") return;
    if (check.state === "failed") throw new Error(JSON.stringify(check.findings));
    await pause(100);
  }
}
