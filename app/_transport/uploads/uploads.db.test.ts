/**
 * Uploads over real HTTP by the tus protocol, and the files at their addresses: with files in a folder, and with S3-compatible
 * object storage (a small server of ours, lib/testing/s3-server.ts).
 */
import { createHash, randomBytes } from "node:crypto";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAccessToken } from "#lib/access-token/create-access-token.ts";
import { hashImageFile } from "#lib/image-file/hash-image-file.ts";
import { hashImageFileJob } from "#lib/image-file/jobs.ts";
import { sweepImageFiles } from "#lib/image-file/sweep-image-files.ts";
import { openDiskStore } from "#lib/image-store/disk-store.ts";
import type { ImageStore } from "#lib/image-store/image-store.ts";
import { replaceImageStore } from "#lib/image-store/open-image-store.ts";
import { openS3Store } from "#lib/image-store/s3-store.ts";
import { fetchImage } from "#lib/integrity-check/fetch-image.ts";
import { type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import {
  auditTrailOf,
  createOwnedAppliance,
  createWorkingVersionOf,
  imageForm,
} from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { startS3Server } from "#lib/testing/s3-server.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { authCookies } from "../auth-cookies.ts";
import { answerImageFile } from "./answer-image-file.ts";
import { createUploadAnswer } from "./answer-upload.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;
const MIB = 1024 * 1024;
const never = new AbortController().signal;

let server: Server;
let base: string;
let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
let token: string;

/** A web process, which knows nothing of those before it. */
async function startProcess(): Promise<void> {
  const answerUpload = createUploadAnswer();
  server = createServer((request, response) => {
    if (!answerImageFile(request, response) && !answerUpload(request, response))
      response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stopProcess(): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function tokenFor(person: PersonActor, writableAppliances: string[]): Promise<string> {
  const holder = { personId: person.personId };
  return (await createAccessToken(system("test"), { name: "t", holder, writableAppliances })).token;
}

const TUS = { "tus-resumable": "1.0.0" };
const metadata = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");

type Begin = { size: number | string; name?: string; slug?: string; headers?: Record<string, string> };

function begin({ size, name = "disk.qcow2", slug = appliance.slug, headers }: Begin): Promise<Response> {
  return fetch(`${base}/api/v1/uploads`, {
    method: "POST",
    headers: {
      ...TUS,
      "upload-length": String(size),
      "upload-metadata": metadata({ filename: name, appliance: slug }),
      ...(headers ?? { authorization: `Bearer ${token}` }),
    },
  });
}

async function beginWell(options: Begin): Promise<string> {
  const answer = await begin(options);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return new URL(answer.headers.get("location") ?? "").pathname;
}

const patch = (upload: string, offset: number, bytes: Uint8Array, bearer = token) =>
  fetch(base + upload, {
    method: "PATCH",
    headers: {
      ...TUS,
      authorization: `Bearer ${bearer}`,
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(offset),
    },
    body: new Uint8Array(bytes),
  });

async function offsetOf(upload: string): Promise<number> {
  const answer = await fetch(base + upload, {
    method: "HEAD",
    headers: { ...TUS, authorization: `Bearer ${token}` },
  });
  return Number(answer.headers.get("upload-offset"));
}

/** Sends some bytes of those announced, and breaks the connection. */
function breakIn(upload: string, offset: number, bytes: Uint8Array, announced: number): Promise<void> {
  return new Promise((resolve) => {
    const asked = httpRequest(base + upload, {
      method: "PATCH",
      headers: {
        ...TUS,
        authorization: `Bearer ${token}`,
        "content-type": "application/offset+octet-stream",
        "content-length": announced,
        "upload-offset": offset,
      },
    });
    asked.on("error", () => resolve());
    asked.on("close", () => resolve());
    asked.write(bytes, () => setTimeout(() => asked.destroy(), 50));
  });
}

async function upload(bytes: Uint8Array, name?: string): Promise<{ url: string; fileId: string }> {
  const place = await beginWell({ size: bytes.length, ...(name ? { name } : {}) });
  const answer = await patch(place, 0, bytes);
  expect(answer.status).toBe(204);
  return { url: answer.headers.get("file-url") ?? "", fileId: place.split("/").at(-1) ?? "" };
}

/** At the address as this test reaches it. */
const at = (url: string) => url.replace(getSettings().baseUrl, base);
const sha512 = (bytes: Uint8Array) => createHash("sha512").update(bytes).digest();

type Storage = { name: string; open: () => Promise<ImageStore>; close: () => Promise<void> };

let s3: Awaited<ReturnType<typeof startS3Server>>;
const storages: Storage[] = [
  {
    name: "files in a folder",
    open: async () => openDiskStore(path.join(os.tmpdir(), path.basename(getSettings().dataDir))),
    close: async () => undefined,
  },
  {
    name: "object storage",
    open: async () => {
      s3 ??= await startS3Server({ bucket: "images", accessKeyId: "key" });
      return openS3Store({
        bucket: "images",
        endpoint: s3.endpoint,
        region: "us-east-1",
        accessKeyId: "key",
        secretAccessKey: "secret",
      });
    },
    close: async () => s3.close(),
  },
];

describe.each(storages)("$name", ({ open, close }) => {
  beforeAll(async () => {
    replaceImageStore(await open());
    await startProcess();
  });
  afterAll(async () => {
    await stopProcess();
    await close();
  });
  beforeEach(async () => {
    appliance = await createOwnedAppliance();
    token = await tokenFor(appliance.owner, [appliance.id]);
    await clearQueue();
  });

  async function restart(): Promise<void> {
    await stopProcess();
    replaceImageStore(await open());
    await startProcess();
  }

  test("a file arrives, is hashed on the way, and lies at an address that sites can fetch", async () => {
    const bytes = randomBytes(3 * MIB);
    const { url, fileId } = await upload(bytes, "My Disk (1).qcow2");
    expect(url).toBe(`https://va.example.org/store/image-files/${fileId}/My-Disk-1-.qcow2`);
    expect(await database.imageFile.findUniqueOrThrow({ where: { id: fileId } })).toMatchObject({
      state: "stored",
      sha512: sha512(bytes).toString("hex"),
      sizeBytes: BigInt(bytes.length),
      uploadedById: appliance.owner.personId,
      lockedBy: null,
    });
    expect(await auditTrailOf(appliance.id)).toMatchObject([
      { action: "file.upload_begun", details: { fileName: "My-Disk-1-.qcow2", size: String(bytes.length) } },
      { action: "file.stored" },
    ]);
    const answer = await fetch(at(url));
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    const digest = sha512(bytes).toString("base64");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-length": String(bytes.length),
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable, no-transform",
      etag: `"${fileId}"`,
      "repr-digest": `sha-512=:${digest}:`,
      digest: `SHA-512=${digest}`,
    });
  });

  test("after a broken connection and a restart it goes on where it was", async () => {
    const bytes = randomBytes(12 * MIB);
    const place = await beginWell({ size: bytes.length });
    expect((await patch(place, 0, bytes.subarray(0, 6 * MIB))).status).toBe(204);
    await breakIn(place, 6 * MIB, bytes.subarray(6 * MIB, 8 * MIB), 6 * MIB);
    const kept = await offsetOf(place);
    expect(kept).toBeGreaterThanOrEqual(6 * MIB);
    await restart();
    expect(await offsetOf(place)).toBe(kept);
    const last = await patch(place, kept, bytes.subarray(kept));
    expect(last.status).toBe(204);
    const url = last.headers.get("file-url") ?? "";
    expect(Buffer.from(await (await fetch(at(url))).arrayBuffer()).equals(bytes)).toBe(true);
    // Nobody saw all of it go by: the worker reads it once more.
    const fileId = place.split("/").at(-1) ?? "";
    expect((await fetch(at(url), { method: "HEAD" })).headers.get("repr-digest")).toBeNull();
    expect(await listQueued(hashImageFileJob)).toEqual([{ fileId }]);
    await hashImageFile(fileId, never);
    const { headers } = await fetch(at(url), { method: "HEAD" });
    expect(headers.get("repr-digest")).toBe(`sha-512=:${sha512(bytes).toString("base64")}:`);
  });

  test("ranges, conditions and HEAD", async () => {
    const bytes = randomBytes(1000);
    const { url, fileId } = await upload(bytes);
    const ask = async (headers: Record<string, string>, method = "GET") => {
      const answer = await fetch(at(url), { method, headers });
      return { answer, body: Buffer.from(await answer.arrayBuffer()) };
    };
    const part = await ask({ range: "bytes=10-19" });
    expect([part.answer.status, part.answer.headers.get("content-range")]).toEqual([206, "bytes 10-19/1000"]);
    expect(part.body.equals(bytes.subarray(10, 20))).toBe(true);
    expect((await ask({ range: "bytes=-5" })).body.equals(bytes.subarray(995))).toBe(true);
    expect((await ask({ range: "bytes=990-5000" })).body.equals(bytes.subarray(990))).toBe(true);
    expect((await ask({ range: "bytes=0-1,5-6" })).answer.status).toBe(200);
    expect((await ask({ range: "lines=0-1" })).answer.status).toBe(200);
    const beyond = await ask({ range: "bytes=1000-" });
    expect([beyond.answer.status, beyond.answer.headers.get("content-range")]).toEqual([416, "bytes */1000"]);
    expect((await ask({ range: "bytes=0-1", "if-range": `"${fileId}"` })).answer.status).toBe(206);
    expect((await ask({ range: "bytes=0-1", "if-range": '"other"' })).answer.status).toBe(200);
    expect((await ask({ "if-none-match": `"a", W/"${fileId}"` })).answer.status).toBe(304);
    const head = await ask({}, "HEAD");
    expect([head.answer.status, head.answer.headers.get("content-length"), head.body.length]).toEqual([
      200,
      "1000",
      0,
    ]);
    expect((await fetch(at(url.replace("disk.qcow2", "other.qcow2")))).status).toBe(404);
  });

  test("nobody reads what is not whole", async () => {
    const place = await beginWell({ size: 100 });
    await patch(place, 0, randomBytes(50));
    expect((await fetch(`${base}/store/image-files/${place.split("/").at(-1)}/disk.qcow2`)).status).toBe(404);
  });

  test("an image uses it, its check reads it, and it stays as long as that", async () => {
    const { id: versionId } = await createWorkingVersionOf(appliance.id, { images: [] });
    const bytes = randomBytes(70_000);
    const { url, fileId } = await upload(bytes);
    await saveImage(appliance.owner, imageForm(appliance.slug, { url }));
    expect(await database.image.findFirstOrThrow({ where: { versionId } })).toMatchObject({ url, fileId });
    const fetched = await fetchImage(url, { signal: never });
    const pieces: Uint8Array[] = [];
    for await (const piece of fetched.body) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    const remove = await fetch(`${base}/api/v1/uploads/${fileId}`, {
      method: "DELETE",
      headers: { ...TUS, authorization: `Bearer ${token}` },
    });
    expect([remove.status, await remove.text()]).toEqual([
      409,
      expect.stringMatching(/An image of this appliance uses/),
    ]);
    await sweepImageFiles(new Date(Date.now() + 100 * DAY_MS));
    expect((await fetch(at(url))).status).toBe(200);
  });

  test("what nobody goes on with or uses is swept, and nothing else", async () => {
    const unfinished = await beginWell({ size: 1000 });
    await patch(unfinished, 0, randomBytes(500));
    const { url } = await upload(randomBytes(100));
    await sweepImageFiles(new Date(Date.now() + 2 * DAY_MS));
    expect(await offsetOf(unfinished)).toBe(500);
    await sweepImageFiles(new Date(Date.now() + 4 * DAY_MS));
    expect((await patch(unfinished, 500, randomBytes(500))).status).toBe(404);
    expect((await fetch(at(url))).status).toBe(200);
    await sweepImageFiles(new Date(Date.now() + 15 * DAY_MS));
    expect((await fetch(at(url))).status).toBe(404);
  });

  test("given up or removed, nothing is left", async () => {
    const { url, fileId } = await upload(randomBytes(100));
    for (const id of [fileId, (await beginWell({ size: 100 })).split("/").at(-1) ?? ""]) {
      const answer = await fetch(`${base}/api/v1/uploads/${id}`, {
        method: "DELETE",
        headers: { ...TUS, authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(204);
    }
    expect((await fetch(at(url))).status).toBe(404);
    expect(await database.imageFile.count({ where: { applianceId: appliance.id } })).toBe(0);
    expect((await auditTrailOf(appliance.id)).map(({ action }) => action)).toEqual([
      ...["file.upload_begun", "file.stored", "file.upload_begun", "file.removed", "file.upload_cancelled"],
    ]);
  });
});

describe("refusals", () => {
  beforeAll(async () => {
    replaceImageStore(openDiskStore(getSettings().dataDir));
    await startProcess();
  });
  afterAll(() => stopProcess());
  beforeEach(async () => {
    appliance = await createOwnedAppliance();
    token = await tokenFor(appliance.owner, [appliance.id]);
  });
  afterEach(() => {
    getSettings().uploadQuotaBytes = 100n * 1024n ** 3n;
  });

  const refusalOf = async (answer: Promise<Response>) => {
    const { status, text } = await answer.then(async (got) => ({
      status: got.status,
      text: await got.text(),
    }));
    return [status, text];
  };

  test("of whoever may not write the appliance", async () => {
    const stranger = await createPerson();
    const other = await createOwnedAppliance();
    expect(await refusalOf(begin({ size: 10, headers: {} }))).toEqual([401, "Sign in first.\n"]);
    const elsewhere = await tokenFor(appliance.owner, [other.id]);
    for (const bearer of [await tokenFor(stranger, [appliance.id]), elsewhere]) {
      const answer = begin({ size: 10, headers: { authorization: `Bearer ${bearer}` } });
      expect(await refusalOf(answer)).toEqual([
        403,
        expect.stringMatching(/Only the owner and the maintainers/),
      ]);
    }
    const wrong = begin({ size: 10, headers: { authorization: "Bearer nonsense" } });
    expect(await refusalOf(wrong)).toEqual([401, expect.stringMatching(/does not work/)]);
    const place = await beginWell({ size: 10 });
    expect((await patch(place, 0, randomBytes(10), elsewhere)).status).toBe(403);
    expect(await refusalOf(begin({ size: 10, slug: "nowhere" }))).toEqual([404, expect.any(String)]);
  });

  test("a browser is known by its session", async () => {
    const settings = getSettings();
    settings.authSecret = "a secret of this test, long enough";
    const { baseUrl, authSecret } = settings;
    const { personId } = appliance.maintainer;
    const identity = await database.identity.create({
      data: { personId, issuer: "https://idp.example.org", subject: personId, name: "M", email: "" },
    });
    const session = await database.session.create({
      data: { personId, identityId: identity.id, expiresAt: new Date(Date.now() + DAY_MS) },
    });
    const value = await encode({ token: { sessionId: session.id, personId }, secret: authSecret ?? "" });
    const cookie = `${authCookies({ baseUrl }).sessionToken.name}=${value}`;
    expect((await begin({ size: 10, headers: { cookie } })).status).toBe(201);
    expect((await begin({ size: 10, headers: { cookie, authorization: "Something else" } })).status).toBe(
      401,
    );
    await database.session.delete({ where: { id: session.id } });
    expect((await begin({ size: 10, headers: { cookie } })).status).toBe(401);
  });

  test("of what does not say enough, is empty, too large, or more than the quota", async () => {
    expect(await refusalOf(begin({ size: 0 }))).toEqual([422, "The file is empty.\n"]);
    expect(await refusalOf(begin({ size: String(10n ** 15n) }))).toEqual([
      422,
      expect.stringMatching(/larger than any image/),
    ]);
    expect(await refusalOf(begin({ size: 10, name: "" }))).toEqual([
      422,
      expect.stringMatching(/Name the file/),
    ]);
    getSettings().uploadQuotaBytes = 1000n;
    await beginWell({ size: 600 });
    expect(await refusalOf(begin({ size: 600 }))).toEqual([
      409,
      expect.stringMatching(/measures 600 bytes, and 400 bytes of this appliance's 1000 bytes are left/),
    ]);
    expect((await begin({ size: 400 })).status).toBe(201);
    getSettings().uploadQuotaBytes = 0n;
    expect(await refusalOf(begin({ size: 1 }))).toEqual([
      409,
      expect.stringMatching(/cannot be uploaded here/),
    ]);
  });

  test("two at the same moment do not share one place in the quota", async () => {
    getSettings().uploadQuotaBytes = 1000n;
    const answers = await Promise.all([begin({ size: 600 }), begin({ size: 600 }), begin({ size: 600 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test("of an archived appliance", async () => {
    await database.virtualAppliance.update({ where: { id: appliance.id }, data: { archivedAt: new Date() } });
    expect(await refusalOf(begin({ size: 10 }))).toEqual([409, expect.stringMatching(/is archived/)]);
  });

  test("of bytes at another place than the next, and of more than were announced", async () => {
    const place = await beginWell({ size: 100 });
    expect((await patch(place, 10, randomBytes(10))).status).toBe(409);
    expect((await patch(place, 0, randomBytes(101))).status).toBe(413);
    expect(await offsetOf(place)).toBe(0);
    expect((await fetch(base + place, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });

  test("while one connection writes, another takes over: the first is let go", async () => {
    const bytes = randomBytes(100_000);
    const place = await beginWell({ size: bytes.length });
    const silent = httpRequest(base + place, {
      method: "PATCH",
      headers: {
        ...TUS,
        authorization: `Bearer ${token}`,
        "content-type": "application/offset+octet-stream",
        "content-length": bytes.length,
        "upload-offset": 0,
      },
    });
    silent.on("error", () => undefined);
    silent.write(bytes.subarray(0, 1000));
    await expect
      .poll(() => database.imageFile.count({ where: { applianceId: appliance.id, lockedBy: { not: null } } }))
      .toBe(1);
    const offset = await offsetOf(place);
    expect(offset).toBe(1000);
    expect((await patch(place, offset, bytes.subarray(offset))).status).toBe(204);
    silent.destroy();
  });

  test("images of another appliance, of what is not whole or not there", async () => {
    await createWorkingVersionOf(appliance.id, { images: [] });
    const save = (url: string) => saveImage(appliance.owner, imageForm(appliance.slug, { url }));
    const place = await beginWell({ size: 10 });
    const address = (id: string) => `https://va.example.org/store/image-files/${id}/disk.qcow2`;
    await expect(save(address(place.split("/").at(-1) ?? ""))).rejects.toMatchObject({
      reason: "upload_unfinished",
    });
    await expect(save(address(crypto.randomUUID()))).rejects.toMatchObject({ reason: "no_such_file" });
    await expect(save("https://va.example.org/store/image-files/x/disk.qcow2")).rejects.toMatchObject({
      reason: "no_such_file",
    });
    const { url } = await upload(randomBytes(10));
    const other = await createOwnedAppliance();
    await createWorkingVersionOf(other.id, { images: [] });
    await expect(saveImage(other.owner, imageForm(other.slug, { url }))).rejects.toMatchObject({
      reason: "file_of_another",
    });
  });

  test("stored files are not changed, not even by SQL", async () => {
    const { fileId } = await upload(randomBytes(10));
    const change = (data: object) => database.imageFile.update({ where: { id: fileId }, data });
    for (const data of [
      { sizeBytes: 11n },
      { fileName: "other" },
      { sha512: "0".repeat(128) },
      { state: "uploading", storedAt: null },
    ]) {
      await expect(change(data)).rejects.toThrow(/cannot be changed/);
    }
    await change({ applianceId: null });
  });
});
