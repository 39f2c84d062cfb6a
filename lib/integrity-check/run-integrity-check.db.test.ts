/** Integrity checks over real HTTP, against a server of honest and lying images. */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DemoImageSpec, readDemoImage } from "#lib/launch/demo-image.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { runJobs } from "#lib/platform/jobs/run-jobs.ts";
import {
  auditTrailOf,
  createOwnedAppliance,
  createWorkingVersionOf,
  imageForm,
} from "#lib/testing/appliance-scene.ts";
import { imageFields } from "#lib/testing/factories.ts";
import { HONEST_IMAGES, type ImageServer, startImageServer } from "#lib/testing/image-server.ts";
import { cancelIntegrityCheck } from "#lib/virtual-appliance/cancel-integrity-check.ts";
import { requestIntegrityCheck } from "#lib/virtual-appliance/request-integrity-check.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { allJobs } from "#lib/worker/registry.ts";
import { runIntegrityCheck } from "./run-integrity-check.ts";

const database = getDatabase();
const never = new AbortController().signal;
const SIZE = HONEST_IMAGES.qcow2.sizeBytes;
/** Two seconds for the whole of it. */
const SLOW = `/slow.qcow2?rate=${SIZE / 2}`;
const UNCHECKED = {
  sizeBytes: null,
  sha512: null,
  sha256: null,
  md5: null,
  checksumSource: null,
  checkedAt: null,
};

let server: ImageServer;
let honest: Awaited<ReturnType<typeof hashByHand>>;
beforeAll(async () => {
  server = await startImageServer();
  honest = await hashByHand(HONEST_IMAGES.qcow2);
});
afterAll(() => server.close());

/** Not by the code that is put to the test. */
async function hashByHand(spec: DemoImageSpec) {
  const hashes = [createHash("sha512"), createHash("sha256"), createHash("md5")] as const;
  for await (const chunk of readDemoImage(spec)) for (const hash of hashes) hash.update(chunk);
  const [sha512, sha256, md5] = hashes.map((hash) => hash.digest("hex"));
  return { sha512: sha512 ?? "", sha256: sha256 ?? "", md5: md5 ?? "" };
}

/** A check of an image that declares this, waiting to be run. */
async function prepare(path: string, declared: object = {}) {
  const appliance = await createOwnedAppliance();
  const url = path.startsWith("http") ? path : server.url + path;
  const image = imageFields({ ...UNCHECKED, url, ...declared });
  const { images } = await createWorkingVersionOf(appliance.id, { images: [image] });
  const imageId = images[0]?.id ?? "";
  const { id: checkId } = await database.integrityCheck.create({ data: { imageId, url } });
  const { owner, slug } = appliance;
  return { checkId, imageId, owner, slug, identifier: image.identifier, url };
}

/** Directly: an address with a query, as slow images have, is fit for no list. */
const publish = (imageId: string) =>
  database.applianceVersion.updateMany({
    where: { images: { some: { id: imageId } } },
    data: { state: "latest", publishedAt: new Date() },
  });

const findCheck = (id: string) => database.integrityCheck.findUniqueOrThrow({ where: { id } });
const findImage = (id: string) => database.image.findUniqueOrThrow({ where: { id } });

/** Polls until a row says so. */
async function until<Row>(find: () => Promise<Row>, holds: (row: Row) => boolean): Promise<Row> {
  for (;;) {
    const row = await find();
    if (holds(row)) return row;
    await wait(20);
  }
}
const untilBytesFlow = (checkId: string) =>
  until(
    () => findCheck(checkId),
    ({ state, bytesDone }) => state === "running" && bytesDone > 0n,
  );

describe("an honest image", () => {
  test.each(["qcow2", "ova", "vmdk", "raw"] as const)(
    "%s passes, and what was measured is kept",
    async (format) => {
      const expected = await hashByHand(HONEST_IMAGES[format]);
      const { checkId, imageId } = await prepare(`/honest.${format}`, { format });
      await runIntegrityCheck(checkId, { signal: never });
      expect(await findCheck(checkId)).toMatchObject({
        state: "passed",
        findings: [],
        attempts: 1,
        bytesDone: BigInt(SIZE),
        startedAt: expect.any(Date),
        finishedAt: expect.any(Date),
      });
      expect(await findImage(imageId)).toMatchObject({
        sizeBytes: BigInt(SIZE),
        ...expected,
        checksumSource: "measured",
        checkedAt: expect.any(Date),
      });
      expect(await auditTrailOf(checkId)).toMatchObject([
        {
          action: "integrity_check.finished",
          actorKind: "system",
          details: { imageId, state: "passed", sha512: expected.sha512 },
        },
      ]);
    },
  );

  test("passes when it is all that was declared, through redirects and without announced length", async () => {
    const declared = { declaredSizeBytes: BigInt(SIZE), declaredSha512: honest.sha512 };
    for (const path of ["/redirect/2/honest.qcow2", "/no-length.qcow2"]) {
      const { checkId, imageId } = await prepare(path, declared);
      await runIntegrityCheck(checkId, { signal: never });
      expect(await findCheck(checkId)).toMatchObject({ state: "passed" });
      expect(await findImage(imageId)).toMatchObject({ sha512: honest.sha512, ...declared });
    }
  });

  test("that has been checked is not checked again", async () => {
    const { checkId } = await prepare("/honest.qcow2");
    await runIntegrityCheck(checkId, { signal: never });
    const [before, requests] = [await findCheck(checkId), server.requests.length];
    await runIntegrityCheck(checkId, { signal: never });
    expect(await findCheck(checkId)).toEqual(before);
    expect(server.requests).toHaveLength(requests);
  });
});

describe("a lie", () => {
  test.each([
    [
      "size",
      "/honest.qcow2",
      { declaredSizeBytes: 1000n },
      "Declared 1,000 bytes, the file has 2,097,152 bytes.",
    ],
    ["format", "/honest.vmdk", {}, "Declared format qcow2, the file is vmdk."],
    ["content", "/web-page.qcow2", {}, /^The address answers a web page instead of an image/],
    ["address", "/status/404", {}, /404/],
    ["address", "/status/500", {}, /500/],
    ["address", "/truncated.qcow2", {}, /./],
    ["address", "/encoded.qcow2", {}, /encod/i],
    ["content", "/empty.qcow2", {}, "The file is empty."],
    ["content", "/honest.qcow2.gz", {}, /^The file is compressed with gzip/],
    ["content", "/backing-file.qcow2", {}, /backing file/],
    ["address", "/redirect-to-metadata", {}, /not at a public Internet address/],
    ["address", "http://169.254.169.254/latest/meta-data/", {}, /not at a public Internet address/],
    ["address", "http://10.0.0.1/image.qcow2", {}, /not at a public Internet address/],
  ])("about its %s (%s %o) is told, and nothing is kept", async (field, path, declared, message) => {
    const { checkId, imageId } = await prepare(path, declared);
    await runIntegrityCheck(checkId, { signal: never });
    const { state, findings } = await findCheck(checkId);
    expect({ state, findings }).toEqual({
      state: "failed",
      findings: [{ field, severity: "error", message: expect.stringMatching(message) }],
    });
    expect(await findImage(imageId)).toMatchObject(UNCHECKED);
    expect(await auditTrailOf(checkId)).toMatchObject([{ details: { state: "failed" } }]);
  });

  test("about its checksum names both", async () => {
    const { checkId, imageId } = await prepare("/honest.qcow2", { declaredSha512: "0".repeat(128) });
    await runIntegrityCheck(checkId, { signal: never });
    expect(await findCheck(checkId)).toMatchObject({
      state: "failed",
      findings: [
        {
          field: "sha512",
          message: `Declared SHA-512 ${"0".repeat(128)}, the file has ${honest.sha512}.`,
        },
      ],
    });
    expect(await findImage(imageId)).toMatchObject(UNCHECKED);
  });

  test("all lies are told at once", async () => {
    const declared = { format: "raw", declaredSizeBytes: 1n, declaredSha512: "0".repeat(128) };
    const { checkId } = await prepare("/honest.qcow2", declared);
    await runIntegrityCheck(checkId, { signal: never });
    const { findings } = await findCheck(checkId);
    expect((findings as { field: string }[]).map(({ field }) => field)).toEqual(["size", "sha512", "format"]);
  });
});

describe("a published image", () => {
  const asPublished = () => ({
    sizeBytes: BigInt(SIZE),
    sha512: honest.sha512,
    checksumSource: "measured",
    checkedAt: new Date(0),
  });

  test("whose file is the same passes, and is known to have been checked again", async () => {
    const { checkId, imageId } = await prepare("/honest.qcow2", asPublished());
    await publish(imageId);
    await runIntegrityCheck(checkId, { signal: never });
    expect(await findCheck(checkId)).toMatchObject({ state: "passed", findings: [] });
    const { checkedAt } = await findImage(imageId);
    expect(checkedAt?.getTime()).toBeGreaterThan(0);
  });

  test("whose file has become another fails, sound as the file may be, and stays as it was published", async () => {
    const before = { ...asPublished(), sha512: "1".repeat(128) };
    const { checkId, imageId } = await prepare("/honest.qcow2", before);
    await publish(imageId);
    await runIntegrityCheck(checkId, { signal: never });
    const { state, findings } = await findCheck(checkId);
    expect({ state, findings }).toEqual({
      state: "failed",
      findings: [
        {
          field: "change",
          severity: "error",
          message: expect.stringMatching(/^The file has changed since the version was published: .*SHA-512/),
        },
      ],
    });
    expect(await findImage(imageId)).toMatchObject(before);
    expect(await auditTrailOf(checkId)).toMatchObject([
      { details: { state: "failed", sha512: honest.sha512 } },
    ]);
  });
});

describe("while it runs", () => {
  test("it shows how far it is", async () => {
    const { checkId } = await prepare(SLOW);
    const running = runIntegrityCheck(checkId, { signal: never });
    const { bytesDone, bytesTotal, heartbeatAt } = await untilBytesFlow(checkId);
    expect(bytesTotal).toBe(BigInt(SIZE));
    expect(bytesDone).toBeLessThan(BigInt(SIZE));
    expect(heartbeatAt).toEqual(expect.any(Date));
    await running;
  });

  test("it ends as cancelled when it is cancelled, and keeps nothing", async () => {
    const { checkId, imageId, owner } = await prepare("/stalled.qcow2");
    const running = runIntegrityCheck(checkId, { signal: never });
    await until(
      () => findCheck(checkId),
      ({ state }) => state === "running",
    );
    await cancelIntegrityCheck(owner, { checkId });
    await running;
    expect(await findCheck(checkId)).toMatchObject({ state: "cancelled", finishedAt: expect.any(Date) });
    expect(await findImage(imageId)).toMatchObject(UNCHECKED);
    await runIntegrityCheck(checkId, { signal: never });
    expect(await findCheck(checkId)).toMatchObject({ state: "cancelled", attempts: 1 });
  });

  test("a worker that shuts down leaves it to the next one, which completes it", async () => {
    const { checkId, imageId } = await prepare(SLOW);
    const shutdown = new AbortController();
    const running = runIntegrityCheck(checkId, { signal: shutdown.signal });
    const refused = expect(running).rejects.toThrow();
    await until(
      () => findCheck(checkId),
      ({ state }) => state === "running",
    );
    shutdown.abort(new Error("the worker is shutting down"));
    await refused;
    expect(await findCheck(checkId)).toMatchObject({ state: "running", finishedAt: null, attempts: 1 });
    expect(await auditTrailOf(checkId)).toEqual([]);
    await runIntegrityCheck(checkId, { signal: never });
    expect(await findCheck(checkId)).toMatchObject({ state: "passed", attempts: 2 });
    expect(await findImage(imageId)).toMatchObject({ sha512: honest.sha512 });
  });

  test("an image that is edited meanwhile does not receive the result", async () => {
    const { checkId, imageId, owner, slug, identifier, url } = await prepare(SLOW);
    const running = runIntegrityCheck(checkId, { signal: never });
    await until(
      () => findCheck(checkId),
      ({ state }) => state === "running",
    );
    await saveImage(owner, { ...imageForm(slug), identifier });
    await running;
    expect(await findCheck(checkId)).toMatchObject({ state: "passed", url });
    expect(await findImage(imageId)).toMatchObject(UNCHECKED);
  });

  test("an image that is published meanwhile keeps what it was published with", async () => {
    const measured = { sizeBytes: 1n, sha512: "1".repeat(128), checksumSource: "measured" };
    const { checkId, imageId } = await prepare(SLOW, measured);
    const running = runIntegrityCheck(checkId, { signal: never });
    await until(
      () => findCheck(checkId),
      ({ state }) => state === "running",
    );
    await publish(imageId);
    await running;
    expect(await findCheck(checkId)).toMatchObject({ state: "failed", finishedAt: expect.any(Date) });
    expect(await findImage(imageId)).toMatchObject(measured);
  });

  test("an image that was edited before its check began does not receive the result either", async () => {
    const { checkId, imageId, owner, slug, identifier } = await prepare("/honest.qcow2");
    await saveImage(owner, { ...imageForm(slug), identifier });
    await runIntegrityCheck(checkId, { signal: never });
    expect(await findImage(imageId)).toMatchObject(UNCHECKED);
  });

  test("an image that is removed meanwhile takes its check along", async () => {
    const { checkId, imageId } = await prepare("/stalled.qcow2");
    const running = runIntegrityCheck(checkId, { signal: never });
    await until(
      () => findCheck(checkId),
      ({ state }) => state === "running",
    );
    await database.image.delete({ where: { id: imageId } });
    await running;
    expect(await database.integrityCheck.findUnique({ where: { id: checkId } })).toBeNull();
  });
});

test("a worker takes what was asked for from the queue, and does it", async () => {
  const { checkId: first, imageId, owner, slug, identifier } = await prepare("/honest.qcow2");
  await database.integrityCheck.delete({ where: { id: first } });
  const runner = await runJobs(process.env.DATABASE_URL ?? "", allJobs);
  try {
    const { checkId } = await requestIntegrityCheck(owner, { slug, identifier });
    await until(
      () => findCheck(checkId),
      ({ state }) => state === "passed",
    );
    expect(await findImage(imageId)).toMatchObject({ sha512: honest.sha512, checksumSource: "measured" });
  } finally {
    await runner.stop();
  }
});
