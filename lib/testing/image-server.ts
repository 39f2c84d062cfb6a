/**
 * An HTTP server of honest and lying images, for tests and for trying things by hand:
 *
 *     node lib/testing/image-server.ts 9000
 *
 * | path | answer |
 * | --- | --- |
 * | `/honest.qcow2`, `.ova`, `.vmdk`, `.raw` | a good image of 2 MiB, as `HONEST_IMAGES` describes it; ranges and HEAD work |
 * | `/large/<n>.qcow2` | a good image of n MiB |
 * | `/slow.qcow2?rate=<bytes>` | the honest qcow2 at so many bytes per second, 65,536 when not said |
 * | `/stalled.qcow2` | the honest qcow2, silent for ever after the first half |
 * | `/truncated.qcow2` | the honest qcow2 with its length, cut off after the first half |
 * | `/no-length.qcow2` | the honest qcow2, in chunks without an announced length |
 * | `/changing.qcow2` | a good image of 2 MiB with an entity tag, another one with each request |
 * | `/backing-file.qcow2` | a qcow2 that is the difference to another file |
 * | `/web-page.qcow2` | status 200 and a web page |
 * | `/empty.qcow2` | status 200 and nothing |
 * | `/encoded.qcow2` | the honest qcow2 with `Content-Encoding: gzip` |
 * | `/honest.qcow2.gz` | the honest qcow2 in a gzip file |
 * | `/status/<code>` | that status, for example `/status/404` or `/status/500` |
 * | `/silent` | nothing at all, not even a status |
 * | `/endless.qcow2` | an image that never ends, without a length |
 * | `/trickle.qcow2` | the honest qcow2, a byte every few milliseconds |
 * | `/more-announced.qcow2` | the first half of the honest qcow2, ended politely, although all of it was announced |
 * | `/less-announced.qcow2` | all of the honest qcow2, although only half was announced |
 * | `/unasked-part.qcow2` | status 206 and half of the honest qcow2, although nobody asked for a part |
 * | `/slow-headers` | headers that come a letter at a time, for ever |
 * | `/endless-headers` | headers without end |
 * | `/http-1.0.qcow2` | the honest qcow2 in HTTP/1.0 without a length |
 * | `/no-http` | something that is not HTTP |
 * | `/hung-up` | the connection is closed without an answer |
 * | `/no-head.qcow2` | the honest qcow2; HEAD is answered with 405, and ranges are ignored |
 * | `/redirect/<n>/<path>` | n redirects and then that path |
 * | `/redirect-circle` | a redirect to another address that redirects back |
 * | `/redirect-endless/<n>` | a redirect to the same with n + 1 |
 * | `/redirect-to?url=<url>` | a redirect to that address |
 * | `/redirect-to-loopback`, `/redirect-to-metadata` | a redirect to an address that no outsider should reach |
 *
 * Any other path is answered with 404.
 */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { type DemoImageSpec, readDemoImage } from "#lib/launch/demo-image.ts";
import type { TlsIdentity } from "./tls-identity.ts";

const MIB = 1024 * 1024;

function demo(name: string, format: DemoImageSpec["format"], sizeBytes = 2 * MIB): DemoImageSpec {
  return { name, format, sizeBytes, virtualSizeBytes: format === "raw" ? sizeBytes : 1024 * MIB };
}

/** What the paths `/honest.<format>` serve; `hashDemoImage` gives their checksums. */
export const HONEST_IMAGES = {
  qcow2: demo("honest", "qcow2"),
  ova: demo("honest", "ova"),
  vmdk: demo("honest", "vmdk"),
  raw: demo("honest", "raw"),
} as const satisfies Record<string, DemoImageSpec>;

const SIZE = HONEST_IMAGES.qcow2.sizeBytes;

/** What `/large/<n>.qcow2` serves. */
export function largeImage(mebibytes: number): DemoImageSpec {
  return demo(`large ${mebibytes}`, "qcow2", mebibytes * MIB);
}

export interface RecordedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<IncomingMessage["headers"]>;
}

export interface ImageServer {
  /** Without a slash at the end: `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly port: number;
  /** All requests so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** From now on there is nothing at this path. */
  withdraw(path: string): void;
  /** Ends at once, whatever is still being sent. */
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1.
 *
 * @param port TCP port; 0 takes a free one
 * @param tls what it shows over https; without, it speaks http
 */
export async function startImageServer(port = 0, { tls }: { tls?: TlsIdentity } = {}): Promise<ImageServer> {
  const requests: RecordedRequest[] = [];
  const withdrawn = new Set<string>();
  let changes = 0;
  const listener: RequestListener = (request, response) => {
    const { method = "GET", url: path = "/", headers } = request;
    requests.push({ method, path, headers });
    if (withdrawn.has(path)) {
      response.writeHead(404).end();
      return;
    }
    const exchange = { request, response, url: new URL(path, "http://server"), nextChange: () => ++changes };
    answer(exchange).catch(() => response.destroy()); // the client went away
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const close = async () => {
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await ended;
  };
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${bound}`,
    port: bound,
    requests,
    withdraw: (path) => void withdrawn.add(path),
    close,
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly nextChange: () => number;
}

type Answer = (exchange: Exchange, ...parts: string[]) => Promise<void> | void;

const ROUTES: readonly (readonly [RegExp, Answer])[] = [
  [/^\/honest\.(qcow2|ova|vmdk|raw)$/, honest],
  [/^\/large\/(\d{1,6})\.qcow2$/, (exchange, size) => sendWithRanges(exchange, largeImage(Number(size)))],
  [/^\/slow\.qcow2$/, slow],
  [/^\/stalled\.qcow2$/, stalled],
  [/^\/truncated\.qcow2$/, truncated],
  [/^\/no-length\.qcow2$/, ({ response }) => send(response, readDemoImage(HONEST_IMAGES.qcow2))],
  [/^\/changing\.qcow2$/, changing],
  [/^\/backing-file\.qcow2$/, ({ response }) => send(response, withBackingFile())],
  [/^\/web-page\.qcow2$/, webPage],
  [/^\/empty\.qcow2$/, ({ response }) => void response.end()],
  [/^\/encoded\.qcow2$/, encoded],
  [/^\/honest\.qcow2\.gz$/, ({ response }) => sendGzipped(response)],
  [/^\/status\/([1-5]\d\d)$/, ({ response }, status) => void response.writeHead(Number(status)).end()],
  [/^\/silent$/, () => {}],
  [/^\/endless\.qcow2$/, endless],
  [/^\/trickle\.qcow2$/, trickle],
  [/^\/more-announced\.qcow2$/, ({ response }) => sendRaw(response, "HTTP/1.1", SIZE, SIZE / 2)],
  [/^\/less-announced\.qcow2$/, ({ response }) => sendRaw(response, "HTTP/1.1", SIZE / 2, SIZE)],
  [/^\/unasked-part\.qcow2$/, unaskedPart],
  [/^\/slow-headers$/, slowHeaders],
  [/^\/endless-headers$/, endlessHeaders],
  [/^\/http-1\.0\.qcow2$/, ({ response }) => sendRaw(response, "HTTP/1.0", null, SIZE)],
  [/^\/no-http$/, ({ response }) => void response.socket?.end("220 mail.example.org ESMTP\r\n")],
  [/^\/hung-up$/, ({ response }) => void response.socket?.destroy()],
  [/^\/no-head\.qcow2$/, noHead],
  [/^\/redirect-circle$/, ({ response }) => redirect(response, "/redirect-circle/back")],
  [/^\/redirect-circle\/back$/, ({ response }) => redirect(response, "/redirect-circle")],
  [
    /^\/redirect-endless\/(\d{1,9})$/,
    ({ response }, count) => redirect(response, `/redirect-endless/${Number(count) + 1}`),
  ],
  [/^\/redirect\/(\d{1,3})\/(.+)$/, redirectChain],
  [/^\/redirect-to$/, ({ response, url }) => redirect(response, url.searchParams.get("url") ?? "/")],
  [/^\/redirect-to-loopback$/, ({ response }) => redirect(response, "http://127.0.0.1:1/")],
  [
    /^\/redirect-to-metadata$/,
    ({ response }) => redirect(response, "http://169.254.169.254/latest/meta-data/"),
  ],
];

async function answer(exchange: Exchange): Promise<void> {
  for (const [pattern, reply] of ROUTES) {
    const parts = pattern.exec(exchange.url.pathname)?.slice(1);
    if (parts !== undefined) return reply(exchange, ...parts);
  }
  exchange.response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
}

function honest(exchange: Exchange, format?: string): Promise<void> {
  return sendWithRanges(exchange, HONEST_IMAGES[format as keyof typeof HONEST_IMAGES]);
}

async function sendWithRanges({ request, response }: Exchange, spec: DemoImageSpec): Promise<void> {
  const size = spec.sizeBytes;
  response.setHeader("content-type", "application/octet-stream");
  response.setHeader("accept-ranges", "bytes");
  const range = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(request.headers.range ?? "");
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(size, Number(range?.[2] ?? size - 1) + 1);
  if (start >= end) {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  response.statusCode = range === null ? 200 : 206;
  if (range !== null) response.setHeader("content-range", `bytes ${start}-${end - 1}/${size}`);
  response.setHeader("content-length", end - start);
  if (request.method === "HEAD") response.end();
  else await send(response, readDemoImage(spec, start, end));
}

function send(response: ServerResponse, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  return pipeline(Readable.from(bytes, { objectMode: false }), response);
}

const SLICES_PER_SECOND = 10;

async function slow({ response, url }: Exchange): Promise<void> {
  const rate = Math.max(1, Number(url.searchParams.get("rate") ?? 65_536));
  response.setHeader("content-length", HONEST_IMAGES.qcow2.sizeBytes);
  const slice = Math.ceil(rate / SLICES_PER_SECOND);
  async function* throttled() {
    for await (const chunk of readDemoImage(HONEST_IMAGES.qcow2)) {
      for (let start = 0; start < chunk.byteLength; start += slice) {
        const piece = chunk.subarray(start, start + slice);
        yield piece;
        await pause((1000 * piece.byteLength) / rate);
      }
    }
  }
  await send(response, throttled());
}

async function stalled({ response }: Exchange): Promise<void> {
  await writeFirstHalf(response);
}

async function truncated({ response }: Exchange): Promise<void> {
  await writeFirstHalf(response);
  response.destroy();
}

async function writeFirstHalf(response: ServerResponse): Promise<void> {
  const { sizeBytes } = HONEST_IMAGES.qcow2;
  response.setHeader("content-length", sizeBytes);
  for await (const chunk of readDemoImage(HONEST_IMAGES.qcow2, 0, sizeBytes / 2)) {
    await new Promise<void>((resolve, reject) =>
      response.write(chunk, (error) => (error ? reject(error) : resolve())),
    );
  }
}

async function changing(exchange: Exchange): Promise<void> {
  const number = exchange.nextChange();
  exchange.response.setHeader("etag", `"${number}"`);
  await sendWithRanges(exchange, demo(`change ${number}`, "qcow2"));
}

/** The honest image with the fields of a backing file set (QEMU `docs/interop/qcow2.txt`, bytes 8 to 19). */
async function* withBackingFile(): AsyncGenerator<Uint8Array, void, void> {
  const header = new Uint8Array(512);
  for await (const chunk of readDemoImage(HONEST_IMAGES.qcow2, 0, 104)) header.set(chunk);
  const name = new TextEncoder().encode("/etc/passwd");
  const view = new DataView(header.buffer);
  view.setBigUint64(8, 256n);
  view.setUint32(16, name.byteLength);
  header.set(name, 256);
  yield header;
  yield* readDemoImage(HONEST_IMAGES.qcow2, 512);
}

function webPage({ response }: Exchange): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(
    '<!doctype html>\n<html lang="en"><title>Sign in</title><h1>Please sign in to download</h1></html>\n',
  );
}

function encoded({ response }: Exchange): Promise<void> {
  response.setHeader("content-encoding", "gzip");
  return sendGzipped(response);
}

function sendGzipped(response: ServerResponse): Promise<void> {
  return pipeline(Readable.from(readDemoImage(HONEST_IMAGES.qcow2)), createGzip(), response);
}

async function endless({ response }: Exchange): Promise<void> {
  async function* zerosAfterImage() {
    yield* readDemoImage(HONEST_IMAGES.qcow2);
    for (;;) yield new Uint8Array(65_536);
  }
  await send(response, zerosAfterImage());
}

async function trickle({ response }: Exchange): Promise<void> {
  response.setHeader("content-length", SIZE);
  async function* byBytes() {
    for await (const chunk of readDemoImage(HONEST_IMAGES.qcow2)) {
      for (let byte = 0; byte < chunk.byteLength; byte++) {
        yield chunk.subarray(byte, byte + 1);
        await pause(2);
      }
    }
  }
  await send(response, byBytes());
}

/** Past Node's own server, which would not tell lies about lengths. */
async function sendRaw(
  { socket }: ServerResponse,
  protocol: "HTTP/1.1" | "HTTP/1.0",
  announced: number | null,
  sent: number,
): Promise<void> {
  if (!socket) return;
  const length = announced === null ? "" : `content-length: ${announced}\r\n`;
  socket.write(`${protocol} 200 OK\r\n${length}connection: close\r\n\r\n`);
  await pipeline(Readable.from(readDemoImage(HONEST_IMAGES.qcow2, 0, sent), { objectMode: false }), socket);
}

async function unaskedPart({ response }: Exchange): Promise<void> {
  response.writeHead(206, { "content-range": `bytes 0-${SIZE / 2 - 1}/${SIZE}`, "content-length": SIZE / 2 });
  await send(response, readDemoImage(HONEST_IMAGES.qcow2, 0, SIZE / 2));
}

async function slowHeaders({ response: { socket } }: Exchange): Promise<void> {
  socket?.write("HTTP/1.1 200 OK\r\nx-slow: ");
  while (socket?.writable) {
    socket.write("a");
    await pause(5);
  }
}

async function endlessHeaders({ response: { socket } }: Exchange): Promise<void> {
  socket?.write("HTTP/1.1 200 OK\r\n");
  for (let count = 0; socket?.writable; count++) {
    socket.write(`x-header-${count}: ${"a".repeat(1000)}\r\n`);
    await pause(0);
  }
}

async function noHead({ request, response }: Exchange): Promise<void> {
  if (request.method === "HEAD") {
    response.writeHead(405).end();
    return;
  }
  response.setHeader("content-length", SIZE);
  await send(response, readDemoImage(HONEST_IMAGES.qcow2));
}

function redirectChain({ response }: Exchange, count = "0", path = ""): void {
  redirect(response, Number(count) > 1 ? `/redirect/${Number(count) - 1}/${path}` : `/${path}`);
}

function redirect(response: ServerResponse, location: string): void {
  // The next request takes a new connection, and resolves the name anew.
  response.writeHead(302, { location, connection: "close" }).end();
}

if (import.meta.main) {
  const { url } = await startImageServer(Number(process.argv[2] ?? 0));
  console.log(`Serving images at ${url}/honest.qcow2`);
}
