/**
 * The real nginx with the very configuration of docs/nginx, before a server that answers lists with the code of the
 * web process. Skipped where there is no nginx (Debian: apt-get install nginx).
 */
import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { shelveList, shelveRenderings } from "#lib/list-signing/list-shelf.ts";
import { type NameServer, startNameServer } from "#lib/testing/name-server.ts";
import { hasNginx, type Nginx, startNginx } from "#lib/testing/nginx.ts";
import { takeSecret } from "../front/secret-address.ts";
import { createShelvedListAnswer } from "./answer-shelved-list.ts";
import { buildListHeaders } from "./list-headers.ts";

const TOKEN = "slw_0123456789abcdef_9_b19PPy8fDv7u3s6-rp6Ofm5eTj4uHg";
const SIGNED_AT = new Date("2026-11-27T10:00:00Z");
const MESSAGE = new Uint8Array(
  Buffer.from(`MIME-Version: 1.0\nnot UTF-8: \xff\n${"x".repeat(5000)}`, "latin1"),
);
const list = { message: MESSAGE, messageSha256: "ab".repeat(32), signedAt: SIGNED_AT, isPublic: true };
const PRIVATE_BYTES = "MIME-Version: 1.0\nfor some\n";
const PUBLIC = [
  "/store/vo/biomed/image.list",
  "/list/biomed/image.list",
  "/list/biomed/streams/v1/index.json",
  "/list/biomed/opennebula//appliance",
  "/list/biomed/incus.tar.xz",
];

const IMAGE = "/list/biomed/images/cirros.qcow2";

let nginx: Nginx | undefined;
let webPort = 0;
let url = "";
let web: Server;
/** What reached the web process last. */
let reached: { url: string; headers: IncomingMessage["headers"]; bytes: number } | undefined;

const file = (name: string, contentType = "application/json") => ({
  ...{ path: name, contentType, sha256: Buffer.from(name.padEnd(32, "-")).toString("hex") },
  body: Buffer.from(`${name} `.repeat(300)),
});

function shelve(name: string, isPublic: boolean, endsAt: Date | null = null) {
  shelveList({ kind: "vo", name }, { ...list, isPublic, endsAt });
  shelveRenderings(
    { kind: "vo", name },
    {
      ...{ messageSha256: list.messageSha256, signedAt: SIGNED_AT, isPublic, endsAt },
      files: [
        file("streams/v1/index.json"),
        file("opennebula/appliance"),
        file("incus.tar.xz", "application/x-xz"),
      ],
    },
  );
}

/** Public lists as the web process answers them; everything else is a list for those who present the token. */
function startWeb(port: number): Promise<Server> {
  const answerAtOnce = createShelvedListAnswer({ security: {}, tell: () => {} });
  const server = createServer((request, response) => {
    const { url: asked = "", headers } = request;
    const isSecret = takeSecret(request);
    reached = { url: asked, headers, bytes: 0 };
    if (!isSecret && answerAtOnce(request, response)) return;
    request.on("data", (chunk: Buffer) => {
      if (reached) reached.bytes += chunk.length;
    });
    request.on("end", () => {
      if (!/^\/(list|store)\//.test(asked)) return response.end("a page");
      if (asked === IMAGE) {
        const headers = {
          location: "https://images.example.org/1.qcow2",
          "cache-control": "public, no-cache",
        };
        return response.writeHead(302, headers).end();
      }
      if (asked.includes("/ended/"))
        return response.writeHead(410, { "cache-control": "no-store" }).end("gone\n");
      if (headers.authorization !== `Bearer ${TOKEN}`) {
        return response.writeHead(401, { "cache-control": "no-store" }).end("not for you\n");
      }
      const sha256 = "ef".repeat(32);
      const facts = { contentType: "text/plain", sha256, signedAt: SIGNED_AT, isPublic: false };
      return response.writeHead(200, buildListHeaders(facts)).end(PRIVATE_BYTES);
    });
  });
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

async function stopWeb(): Promise<void> {
  const closed = once(web, "close");
  web.close();
  web.closeAllConnections();
  await closed;
}

beforeAll(async () => {
  if (!hasNginx) return;
  for (const name of ["biomed", "closing", "ended"]) shelve(name, true);
  web = await startWeb(0);
  webPort = (web.address() as AddressInfo).port;
  nginx = await startNginx(`127.0.0.1:${webPort}`);
  url = nginx.url;
});

afterAll(async () => {
  await nginx?.stop();
  web?.close();
  web?.closeAllConnections();
});

/** Unlike fetch, this sends what it is given, and nothing else; null where the connection was closed without an answer. */
function ask(asked: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer } | null>((resolve) => {
    const request = httpRequest(`${url}${asked}`, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          ...{ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) },
        }),
      );
    });
    request.on("error", () => resolve(null));
    request.end();
  });
}

const direct = async (asked: string) => {
  const answer = await fetch(`http://127.0.0.1:${webPort}${asked}`);
  return { etag: answer.headers.get("etag"), body: Buffer.from(await answer.arrayBuffer()) };
};

describe.skipIf(!hasNginx)("lists behind nginx", () => {
  const originals = new Map<string, Awaited<ReturnType<typeof direct>>>();

  test.each(PUBLIC)("%s is the same bytes with the same tag, whatever a client would take", async (asked) => {
    const original = await direct(asked);
    originals.set(asked, original);
    for (const _first_and_kept of [1, 2]) {
      const answer = await ask(asked, { "accept-encoding": "gzip, br" });
      expect(answer).toMatchObject({ status: 200, headers: { etag: original.etag } });
      expect(answer?.headers["content-encoding"]).toBeUndefined();
      expect(answer?.headers["cache-control"]).toBe("public, no-cache, no-transform");
      expect(answer?.body.equals(original.body)).toBe(true);
    }
    expect((await ask(asked, { "if-none-match": String(original.etag) }))?.status).toBe(304);
    expect((await ask(asked, { "if-modified-since": new Date().toUTCString() }))?.status).toBe(304);
    expect((await ask(asked, { "if-none-match": '"other"' }))?.status).toBe(200);
    const head = await ask(asked, {}, "HEAD");
    expect(head).toMatchObject({ status: 200, headers: { etag: original.etag } });
  });

  test("the name of an image leads to where it lies", async () => {
    const location = "https://images.example.org/1.qcow2";
    expect(await ask(IMAGE)).toMatchObject({ status: 302, headers: { location } });
  });

  test("one that is not public is for whoever presents the token, and not for the next one", async () => {
    for (const [asked, headers] of [
      ["/store/vo/ops/image.list", { authorization: `Bearer ${TOKEN}` }],
      [`/list/ops/~${TOKEN}/image.list`, {}],
      [`/list/ops/%7E${TOKEN}/image.list`, {}],
      [`/list//ops//~${TOKEN}/image.list`, {}],
    ] as [string, Record<string, string>][]) {
      expect(await ask(asked, headers), asked).toMatchObject({ status: 200 });
      for (const others of [{}, { authorization: "Bearer other" }, { cookie: "session=other" }]) {
        expect((await ask("/store/vo/ops/image.list", others as Record<string, string>))?.status).toBe(401);
        expect((await ask("/list/ops/image.list", others as Record<string, string>))?.status).toBe(401);
      }
    }
    expect((await ask(`/list/ops/~${TOKEN.slice(0, -4)}AAAA/image.list`))?.status).toBe(401);
  });

  test("an address that nginx reads otherwise than the web process does harms no other", async () => {
    const other = "/list/ops/x%2F..%2F..%2Fbiomed%2Fstreams/v1/index.json";
    expect((await ask(other))?.status).toBe(401);
    expect(reached?.url).toBe(other);
    expect((await ask("/list/biomed/streams/v1/index.json"))?.status).toBe(200);
  });

  test("who asks, and what is uploaded, comes to the web process as it is", async () => {
    await ask("/some/page", { "x-forwarded-for": "6.6.6.6", "x-request-id": "forged-0001" });
    expect(reached?.headers).toMatchObject({
      "x-forwarded-for": "6.6.6.6, 127.0.0.1",
      "x-request-id": expect.stringMatching(/^[0-9a-f]{32}$/),
      host: new URL(url).host,
    });
    const send = (asked: string, method: string) =>
      fetch(`${url}${asked}`, { method, body: Buffer.alloc(30 * 1024 * 1024) });
    expect((await send("/api/v1/uploads/some-upload", "PATCH")).status).toBe(200);
    expect(reached?.bytes).toBe(30 * 1024 * 1024);
    expect((await send("/appliances", "POST").catch(() => null))?.status ?? 413).toBe(413);
  });

  test("one that was closed is closed to everybody a moment later", async () => {
    expect((await ask("/store/vo/closing/image.list"))?.status).toBe(200);
    shelve("closing", false);
    await vi.waitFor(async () => expect((await ask("/store/vo/closing/image.list"))?.status).toBe(401), {
      timeout: 10_000,
      interval: 100,
    });
  });

  test("one whose VO was removed is gone for everybody a moment after its day", async () => {
    const addresses = ["/store/vo/ended/image.list", "/list/ended/streams/v1/index.json"];
    for (const asked of addresses) expect((await ask(asked))?.status).toBe(200);
    shelve("ended", true, new Date());
    for (const asked of addresses) {
      await vi.waitFor(async () => expect((await ask(asked))?.status).toBe(410), {
        timeout: 10_000,
        interval: 100,
      });
    }
  });

  test("while no web process answers, everybody gets the last good bytes and nobody an error", async () => {
    await stopWeb();
    for (const [asked, { etag, body }] of originals) {
      for (const headers of [{}, { authorization: `Bearer ${TOKEN}` }, { cookie: "session=x" }]) {
        const answer = await ask(asked, headers as Record<string, string>);
        expect(answer, asked).toMatchObject({ status: 200, headers: { etag } });
        expect(answer?.body.equals(body), asked).toBe(true);
      }
      expect((await ask(asked, { "if-none-match": String(etag) }))?.status).toBe(304);
    }
    expect((await ask(IMAGE))?.status).toBe(302);
    const authorization = `Bearer ${TOKEN}`;
    // What only some may have is not kept here, and an error would make clients delete their images.
    expect(await ask("/store/vo/ops/image.list", { authorization })).toBeNull();
    expect(await ask(`/list/ops/~${TOKEN}/image.list`)).toBeNull();
    expect(await ask("/store/vo/never-asked-for/image.list")).toBeNull();
    expect((await ask("/store/vo/ops/image.list"))?.body.toString() ?? "").not.toContain("for some");
    expect((await ask("/store/vo/closing/image.list"))?.status, "closed before").toBe(401);
    expect((await ask("/store/vo/ended/image.list"))?.status, "gone before").toBe(410);
    web = await startWeb(webPort);
    expect((await ask("/store/vo/ops/image.list", { authorization }))?.status).toBe(200);
  });

  test("no token was written into a log", () => {
    const log = nginx?.readLog() ?? "";
    expect(log).toContain("/list/ops/~[secret]/image.list");
    expect(log).not.toContain(TOKEN.slice(-20));
  });
});

describe.skipIf(!hasNginx)("web processes by a name, as a service has in containers", () => {
  let names: NameServer;
  let proxy: Nginx;
  const servers: Server[] = [];
  let port = 0;

  /** A web process at an address of its own, which says which one it is. */
  async function startAt(address: string): Promise<Server> {
    const server = createServer((request, response) => {
      const headers = { "cache-control": "public, no-cache", "x-answered-by": address };
      response.writeHead(200, headers).end(request.url === "/" ? address : "the list\n");
    });
    server.listen(port, address);
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
    servers.push(server);
    return server;
  }

  const LIST = "/store/vo/biomed/image.list";
  const read = async (asked: string) =>
    (await fetch(`${proxy.url}${asked}`, { headers: { connection: "close" } })).text();
  const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 100 });

  beforeAll(async () => {
    names = await startNameServer();
    await startAt("127.0.0.1");
    // Nobody is there by that name yet.
    proxy = await startNginx(`web:${port}`, names.address);
  });
  afterAll(async () => {
    await proxy.stop();
    names.close();
    for (const server of servers) server.close();
  });

  test("those that are started later are asked too", async () => {
    names.lead(["127.0.0.1"]);
    await soon(async () => expect(await read("/")).toBe("127.0.0.1"));
    await startAt("127.0.0.2");
    names.lead(["127.0.0.1", "127.0.0.2"]);
    const answered = new Set<string>();
    await soon(async () => {
      answered.add(await read("/"));
      expect(answered.size).toBe(2);
    });
    expect(await read(LIST)).toBe("the list\n");
  });

  test("one that stops is passed over, and its name forgotten", async () => {
    const [first] = servers;
    first?.close();
    first?.closeAllConnections();
    for (let round = 0; round < 20; round++) expect(await read("/")).toBe("127.0.0.2");
    names.lead(["127.0.0.2"]);
  });

  test("without any of them lists are answered as they were last, and nobody gets an error", async () => {
    names.lead([]);
    await soon(async () => expect(await read("/")).toContain("502"));
    expect(await read(LIST)).toBe("the list\n");
    await expect(read("/store/vo/never-asked-for/image.list")).rejects.toThrow();
    names.lead(["127.0.0.2"]);
    await soon(async () => expect(await read("/")).toBe("127.0.0.2"));
  });
});
