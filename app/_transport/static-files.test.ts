/** Compressed scripts and styles, asked for over a real connection. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compressStatic } from "#lib/launch/compress-static.ts";
import { createStaticFileAnswer } from "./static-files.ts";

const SCRIPT = "console.log('a script of a page');".repeat(50);
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "slipway-static-"));
  await mkdir(path.join(folder, "static", "chunks"), { recursive: true });
  await writeFile(path.join(folder, "static", "chunks", "page-1.js"), SCRIPT);
  await writeFile(path.join(folder, "static", "picture.png"), "a picture");
  await writeFile(path.join(folder, "secret.js"), "not for pages");
  await compressStatic(path.join(folder, "static"));
  await compressStatic(folder);
  const answer = createStaticFileAnswer(folder);
  server = createServer((incoming, response) => {
    response.setHeader("content-security-policy", "default-src 'none'");
    if (!answer(incoming, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

type Asked = { method?: string; headers?: Record<string, string> };

/** The path goes out as it stands: `fetch` would resolve its dots. */
function ask(asked: string, { method = "GET", headers = { "accept-encoding": "gzip, br" } }: Asked = {}) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: asked, method, headers, agent: false }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    })
      .on("error", reject)
      .end();
  });
}

test("a script comes compressed, for ever, and says how long it is", async () => {
  const { status, headers, body } = await ask("/_next/static/chunks/page-1.js?v=1");
  expect(status).toBe(200);
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  expect(headers).toMatchObject({
    "content-encoding": "br",
    "content-length": String(body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(headers).not.toHaveProperty("content-security-policy");
});

test("HEAD says the same and sends nothing", async () => {
  const { headers, body } = await ask("/_next/static/chunks/page-1.js", { method: "HEAD" });
  expect(Number(headers["content-length"])).toBeGreaterThan(0);
  expect(body).toHaveLength(0);
});

test.each([
  [
    "who does not understand it",
    "/_next/static/chunks/page-1.js",
    { headers: { "accept-encoding": "gzip" } },
  ],
  ["who says no to it", "/_next/static/chunks/page-1.js", { headers: { "accept-encoding": "gzip, br;q=0" } }],
  ["who says nothing", "/_next/static/chunks/page-1.js", { headers: {} }],
  ["who sends something", "/_next/static/chunks/page-1.js", { method: "POST" }],
  ["what is not there", "/_next/static/chunks/page-2.js", {}],
  ["what is no script", "/_next/static/picture.png", {}],
  ["what lies outside", "/_next/static/../secret.js", {}],
  ["what lies outside, in disguise", "/_next/static/%2e%2e/secret.js", {}],
])("left to the page framework: %s", async (_, asked, how) => {
  expect((await ask(asked, how)).status).toBe(418);
});
