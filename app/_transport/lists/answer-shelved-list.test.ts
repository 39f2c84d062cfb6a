/** Public lists at hand, over a real connection and without a database. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shelveList, shelveRenderings } from "#lib/list-signing/list-shelf.ts";
import { createShelvedListAnswer, type ListAnswer } from "./answer-shelved-list.ts";

const MESSAGE = new Uint8Array(Buffer.from("MIME-Version: 1.0\nnot UTF-8: \xff\n", "latin1"));
const SIGNED_AT = new Date("2026-11-27T10:00:00Z");
const list = {
  message: MESSAGE,
  messageSha256: "ab".repeat(32),
  signedAt: SIGNED_AT,
  isPublic: true,
  endsAt: null,
};
const ETAG = `"${list.messageSha256}"`;
const body = Buffer.from('{"format":"index:1.0"}\n');
const file = { contentType: "application/json", sha256: "cd".repeat(32), body };
const FORMATS = {
  ...{ messageSha256: list.messageSha256, signedAt: SIGNED_AT, isPublic: true, endsAt: null },
  files: [
    { ...file, path: "streams/v1/index.json" },
    { ...file, path: "opennebula/appliance" },
    { ...file, path: "incus.tar.xz", contentType: "application/x-xz", body: Buffer.from([0xfd, 0x37, 0xff]) },
  ],
};
/** As every answer has them; the policy of pages gives way to a stricter one. */
const SECURITY = { "x-content-type-options": "nosniff", "content-security-policy": "as pages have it" };
const told: ListAnswer[] = [];

const answerAtOnce = createShelvedListAnswer({ security: SECURITY, tell: (answer) => told.push(answer) });
const server = createServer((request, response) => {
  if (!answerAtOnce(request, response)) response.writeHead(418).end();
});
let base = "";

beforeAll(async () => {
  shelveList({ kind: "vo", name: "biomed" }, list);
  shelveList({ kind: "vappliance", name: "debian-13" }, list);
  shelveList({ kind: "vo", name: "secret" }, { ...list, isPublic: false });
  shelveRenderings({ kind: "vo", name: "biomed" }, FORMATS);
  shelveRenderings({ kind: "vo", name: "secret" }, { ...FORMATS, isPublic: false });
  for (const [name, endsAt] of [
    ["ended", new Date(Date.now() - 1)],
    ["ending", new Date(Date.now() + 3_600_000)],
  ] as const) {
    shelveList({ kind: "vo", name }, { ...list, endsAt });
    shelveRenderings({ kind: "vo", name }, { ...FORMATS, endsAt });
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const get = (path: string, init: RequestInit = {}) => fetch(`${base}${path}`, init);

test.each([
  "/store/vo/biomed/image.list",
  "/store/vappliance/debian-13/image.list",
  "/store/vo/biomed/image.list?x=1",
])("%s is the very bytes that were signed", async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(MESSAGE);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/plain",
    "content-length": String(MESSAGE.length),
    etag: ETAG,
    "last-modified": SIGNED_AT.toUTCString(),
    "cache-control": "public, no-cache, no-transform",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test.each(["/store/vo/%/image.list", "/list/%/image.list", "/list/%/streams/v1/index.json"])(
  "%s is left to its route from the moment on at which the list ends",
  async (path) => {
    expect((await get(path.replace("%", "ending"))).status).toBe(200);
    expect((await get(path.replace("%", "ended"))).status).toBe(418);
  },
);

test.each([
  ["/list/biomed/image.list", "text/plain", MESSAGE],
  ["/list/biomed/streams/v1/index.json", "application/json; charset=utf-8", body],
  ["/list/biomed/opennebula//appliance", "application/json; charset=utf-8", body],
  ["/list/biomed/incus.tar.xz", "application/x-xz", Buffer.from([0xfd, 0x37, 0xff])],
])("%s is the bytes of the same edition", async (path, type, bytes) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes));
  const headers = { "if-none-match": answer.headers.get("etag") ?? "" };
  expect((await get(path, { headers })).status).toBe(304);
});

test.each<[string, Record<string, string>, number]>([
  ["its own tag", { "if-none-match": ETAG }, 304],
  ["one of several, weak", { "if-none-match": `"x", W/${ETAG}` }, 304],
  [
    "another tag, whatever the date",
    { "if-none-match": '"x"', "if-modified-since": SIGNED_AT.toUTCString() },
    200,
  ],
  ["the date of the signing", { "if-modified-since": SIGNED_AT.toUTCString() }, 304],
  ["an earlier date", { "if-modified-since": new Date(0).toUTCString() }, 200],
  ["something else in the place of a date", { "if-modified-since": "yesterday" }, 200],
])("who knows %s", async (_what, headers, status) => {
  const answer = await get("/store/vo/biomed/image.list", { headers });
  expect(answer.status).toBe(status);
  expect((await answer.arrayBuffer()).byteLength).toBe(status === 304 ? 0 : MESSAGE.length);
});

test("HEAD says the same of it without sending it", async () => {
  const answer = await get("/store/vo/biomed/image.list", { method: "HEAD" });
  expect([answer.status, answer.headers.get("content-length")]).toEqual([200, String(MESSAGE.length)]);
});

test.each([
  ["GET", "/store/vo/secret/image.list", "is not public"],
  ["GET", "/list/secret/streams/v1/index.json", "is not public"],
  ["GET", "/list/secret/image.list", "is not public"],
  ["GET", "/list/biomed/images/cirros.qcow2", "leads elsewhere"],
  ["GET", "/list/biomed/@1/streams/v1/index.json", "is of old"],
  ["GET", "/store/vo/nobody/image.list", "is not at hand"],
  ["POST", "/store/vo/biomed/image.list", "is no question"],
  ["GET", "/store/vo/biomed/image.list/", "is another address"],
  ["GET", "/store/vo/..%2fbiomed/image.list", "is no name"],
  ["GET", "/store/vo/BIOMED/image.list", "is no name"],
])("%s %s is left to others: it %s", async (method, path) => {
  expect((await get(path, { method })).status).toBe(418);
});

test("whoever counts is told which list was answered, also with 304", async () => {
  told.length = 0;
  await get("/store/vo/biomed/image.list");
  await get("/store/vo/biomed/image.list", { headers: { "if-none-match": ETAG } });
  expect(told.map((answer) => answer.messageSha256)).toEqual([list.messageSha256, list.messageSha256]);
});
