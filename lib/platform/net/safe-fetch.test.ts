import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type LookupFunction } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createTlsIdentity } from "#lib/testing/tls-identity.ts";
import { PUBLIC_ADDRESSES_ONLY, parseAllowedRanges } from "./address-policy.ts";
import { FetchRefusedError } from "./fetch-refused-error.ts";
import { type SafeFetchOptions, safeFetch } from "./safe-fetch.ts";

const running: { close(): unknown; closeAllConnections?(): void }[] = [];

afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

async function listen(server: Server, host = "127.0.0.1"): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  running.push(server);
  return (server.address() as AddressInfo).port;
}

/** Starts a server and returns its port with options that allow exactly that port. */
async function serve(handler: RequestListener, host?: string) {
  const port = await listen(createServer(handler), host);
  const options: SafeFetchOptions = { policy: { allowedRanges: parseAllowedRanges(`127.0.0.1/32:${port}`) } };
  return { port, url: `http://127.0.0.1:${port}`, options };
}

async function readAll(url: string, options: SafeFetchOptions): Promise<Buffer> {
  const response = await safeFetch(url, options);
  return Buffer.concat(await chunksOf(response.body));
}

async function chunksOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return chunks;
}

async function refusalOf(outcome: Promise<unknown>): Promise<FetchRefusedError> {
  const error = await outcome.then(
    () => new Error("nothing was refused"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FetchRefusedError);
  const refusal = error as FetchRefusedError;
  expect(refusal.message).toMatch(/^[^\n]+\.$/);
  return refusal;
}

async function codeOf(outcome: Promise<unknown>): Promise<string> {
  return (await refusalOf(outcome)).code;
}

const resolveTo =
  (...answers: string[][]): LookupFunction =>
  (_host, options, callback) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    const addresses = (answer ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? "", addresses[0]?.family ?? 0);
  };

describe("a good answer", () => {
  it("streams the bytes and tells status, headers, length and final address", async () => {
    const { url, options } = await serve((request, response) => {
      response.setHeader("x-agent", request.headers["user-agent"] ?? "");
      response.setHeader("x-encoding", request.headers["accept-encoding"] ?? "");
      response.end("0123456789");
    });
    const response = await safeFetch(`${url}/a.qcow2#part`, options);
    expect(response).toMatchObject({ status: 200, contentLength: 10n, finalUrl: `${url}/a.qcow2` });
    expect(response.headers["x-agent"]).toMatch(/^Slipway\//);
    expect(response.headers["x-encoding"]).toBe("identity");
    const chunks = await chunksOf(response.body);
    expect(Buffer.concat(chunks).toString()).toBe("0123456789");
  });

  it("has no length when none is announced", async () => {
    const { url, options } = await serve((_request, response) => {
      response.write("abc");
      response.end("def");
    });
    expect((await safeFetch(url, options).then(closed)).contentLength).toBeNull();
    expect((await readAll(url, options)).toString()).toBe("abcdef");
  });

  it("does not wait for the end before handing on the beginning", async () => {
    let finish = () => {};
    const { url, options } = await serve((_request, response) => {
      response.write("first");
      finish = () => response.end("second");
    });
    const response = await safeFetch(url, options);
    const seen: string[] = [];
    for await (const chunk of response.body) {
      seen.push(Buffer.from(chunk).toString());
      finish();
    }
    expect(seen).toEqual(["first", "second"]);
  });

  it("has no body when only its head was asked for, whatever length that announces", async () => {
    const methods: unknown[] = [];
    const { url, options } = await serve((request, response) => {
      methods.push(request.method);
      if (request.url === "/moved") response.writeHead(302, { location: "/here" }).end();
      else response.writeHead(200, { "content-length": 1_000_000, etag: '"1"' }).end();
    });
    const response = await safeFetch(`${url}/moved`, { ...options, method: "HEAD" });
    expect(response).toMatchObject({ status: 200, contentLength: 1_000_000n, headers: { etag: '"1"' } });
    expect(await chunksOf(response.body)).toEqual([]);
    expect(methods).toEqual(["HEAD", "HEAD"]);
  });

  it("is only a part where one was asked for, and all where the server does not know parts", async () => {
    const { url, options } = await serve((request, response) => {
      if (request.url === "/whole") return response.end("0123456789");
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
      response.writeHead(206, { "content-range": `bytes ${first}-${last}/10` });
      return response.end("0123456789".slice(Number(first), Number(last) + 1));
    });
    const range = { first: 2, last: 4 };
    const part = await safeFetch(url, { ...options, range });
    expect(part).toMatchObject({ status: 206, headers: { "content-range": "bytes 2-4/10" } });
    expect(Buffer.concat(await chunksOf(part.body)).toString()).toBe("234");
    expect((await readAll(`${url}/whole`, { ...options, range })).toString()).toBe("0123456789");
  });

  it("says which media types are preferred", async () => {
    const { url, options } = await serve((request, response) => response.end(request.headers.accept));
    expect((await readAll(url, options)).toString()).toBe("*/*");
    expect((await readAll(url, { ...options, accept: "text/yaml" })).toString()).toBe("text/yaml");
  });

  it("can be closed unread, and more than once", async () => {
    const { url, options } = await serve((_request, response) => response.write("endless"));
    const response = await safeFetch(url, options);
    await response.close();
    await response.close();
    expect(await codeOf(chunksOf(response.body))).toBe("aborted");
  });

  it("lets go of the connection when the reader stops early", async () => {
    const gone = Promise.withResolvers<void>();
    const { url, options } = await serve((_request, response) => {
      response.on("close", gone.resolve);
      response.write("endless");
    });
    const response = await safeFetch(url, options);
    for await (const _chunk of response.body) break;
    await gone.promise;
  });
});

async function closed<T extends { close(): Promise<void> }>(response: T): Promise<T> {
  await response.close();
  return response;
}

describe("addresses of the wrong kind", () => {
  it.each([
    "not an address",
    "//host/path",
    "ftp://example.org/a",
    "file:///etc/passwd",
    "data:text/plain,abc",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org:0/",
    "http://",
  ])("refuses %s", async (url) => {
    const refusal = await refusalOf(safeFetch(url, { policy: PUBLIC_ADDRESSES_ONLY }));
    expect(refusal.code).toBe("bad_url");
    expect(refusal.message).not.toContain("secret");
  });
});

describe("addresses that are not public", () => {
  const spellings = [
    (port: number) => `http://127.0.0.1:${port}/`,
    (port: number) => `http://localhost:${port}/`,
    (port: number) => `http://2130706433:${port}/`,
    (port: number) => `http://0x7f000001:${port}/`,
    (port: number) => `http://0177.0.0.1:${port}/`,
    (port: number) => `http://127.1:${port}/`,
    (port: number) => `http://127.0.0.1.:${port}/`,
    (port: number) => `http://[::ffff:127.0.0.1]:${port}/`,
    (port: number) => `http://[::ffff:7f00:1]:${port}/`,
    (port: number) => `http://[::1]:${port}/`,
    (port: number) => `http://[64:ff9b::127.0.0.1]:${port}/`,
    (port: number) => `http://0.0.0.0:${port}/`,
    (port: number) => `https://127.0.0.1:${port}/`,
    () => "http://169.254.169.254/latest/meta-data/",
    () => "http://[fd00:ec2::254]/",
  ];

  it.each(spellings.map((spell) => [spell(1), spell] as const))("refuses %s", async (_example, spell) => {
    let requests = 0;
    const { port } = await serve((_request, response) => {
      requests++;
      response.end("secret");
    }, "0.0.0.0");
    expect(await codeOf(safeFetch(spell(port), { policy: PUBLIC_ADDRESSES_ONLY }))).toBe("forbidden_address");
    expect(requests).toBe(0);
  });

  it("refuses a name that resolves to a private address, without telling the address", async () => {
    const refusal = await refusalOf(
      safeFetch("http://images.example.org/a", {
        policy: PUBLIC_ADDRESSES_ONLY,
        lookup: resolveTo(["10.20.30.40"]),
      }),
    );
    expect(refusal.code).toBe("forbidden_address");
    expect(refusal.message).toContain("images.example.org");
    expect(JSON.stringify([refusal.message, refusal])).not.toContain("10.20.30.40");
  });

  it("allows an operator's range, on its port only", async () => {
    const { url, options } = await serve((_request, response) => response.end("inside"));
    const other = await serve((_request, response) => response.end("other"));
    expect((await readAll(url, options)).toString()).toBe("inside");
    expect(await codeOf(safeFetch(other.url, options))).toBe("forbidden_address");
  });

  it("dials only the permitted ones among the addresses of a name", async () => {
    const { port, options } = await serve((_request, response) => response.end("permitted"));
    const lookup = resolveTo(["127.0.0.2", "127.0.0.1", "::1"]);
    expect((await readAll(`http://images.example.org:${port}/`, { ...options, lookup })).toString()).toBe(
      "permitted",
    );
  });
});

describe("a name that changes its mind (DNS rebinding)", () => {
  // 127.0.0.1 stands for the public address (it is allowed), 127.0.0.2 for the one inside.
  it("is checked again for each connection, not once for the name", async () => {
    const seen: string[] = [];
    const { port, options } = await serve((request, response) => {
      seen.push(`${request.socket.localAddress} ${request.url}`);
      response.writeHead(302, { location: "/again", connection: "close" }).end();
    }, "0.0.0.0");
    const lookup = resolveTo(["127.0.0.1"], ["127.0.0.2"]);
    const outcome = safeFetch(`http://rebinding.example.org:${port}/first`, { ...options, lookup });
    expect(await codeOf(outcome)).toBe("forbidden_address");
    expect(seen).toEqual(["127.0.0.1 /first"]);
  });

  it("cannot slip in between check and connection: the addresses judged are the addresses dialled", async () => {
    const seen: string[] = [];
    const { port, options } = await serve((request, response) => {
      seen.push(request.socket.localAddress ?? "");
      response.end();
    }, "0.0.0.0");
    const lookup = resolveTo(["127.0.0.1"], ["127.0.0.2"]);
    await readAll(`http://rebinding.example.org:${port}/`, { ...options, lookup });
    expect(await codeOf(safeFetch(`http://rebinding.example.org:${port}/`, { ...options, lookup }))).toBe(
      "forbidden_address",
    );
    expect(seen).toEqual(["127.0.0.1"]);
  });
});

describe("redirects", () => {
  const chain: RequestListener = (request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end("arrived");
    else response.writeHead(302, { location: `/${left - 1}` }).end("moved");
  };

  it("follows five and not six", async () => {
    const { url, options } = await serve(chain);
    const response = await safeFetch(`${url}/5`, options).then(closed);
    expect(response.finalUrl).toBe(`${url}/0`);
    expect(await codeOf(safeFetch(`${url}/6`, options))).toBe("too_many_redirects");
  });

  it.each([
    ["http://127.0.0.1:1/", "forbidden_address"],
    ["http://localhost:1/", "forbidden_address"],
    ["http://169.254.169.254/", "forbidden_address"],
    ["//[::1]/", "forbidden_address"],
    ["http://0x7f.1:1/", "forbidden_address"],
    ["file:///etc/passwd", "bad_url"],
    ["http://user:secret@example.org/", "bad_url"],
    ["http://[", "bad_url"],
  ])("judges the target %s like any address", async (location, code) => {
    const { url, options } = await serve((_request, response) => response.writeHead(301, { location }).end());
    expect(await codeOf(safeFetch(url, options))).toBe(code);
  });

  it("refuses a redirect to nowhere", async () => {
    const { url, options } = await serve((_request, response) => response.writeHead(302).end());
    expect(await refusalOf(safeFetch(url, options))).toMatchObject({ code: "http_status", status: 302 });
  });
});

describe("answers that are not the file", () => {
  it.each([204 + 200, 403, 410, 429, 500, 304])("reports status %i", async (status) => {
    const { url, options } = await serve((_request, response) => response.writeHead(status).end());
    const refusal = await refusalOf(safeFetch(url, options));
    expect(refusal).toMatchObject({ code: "http_status", status });
    expect(refusal.message).toContain(String(status));
  });

  it.each(["gzip", "br", "identity, gzip", "x-anything"])(
    "refuses the content encoding %s",
    async (encoding) => {
      const { url, options } = await serve((_request, response) => {
        response.setHeader("content-encoding", encoding);
        response.end(gzipSync("image"));
      });
      expect(await codeOf(safeFetch(url, options))).toBe("content_encoding");
    },
  );

  it("accepts the content encoding identity", async () => {
    const { url, options } = await serve((_request, response) => {
      response.setHeader("content-encoding", "Identity");
      response.end("image");
    });
    expect((await readAll(url, options)).toString()).toBe("image");
  });
});

describe("size", () => {
  it("refuses what is announced as too large before reading it", async () => {
    const { url, options } = await serve((_request, response) => response.end("x".repeat(101)));
    expect(await codeOf(safeFetch(url, { ...options, maxBytes: 100n }))).toBe("too_large");
    expect((await readAll(url, { ...options, maxBytes: 101n })).byteLength).toBe(101);
  });

  it("stops reading what turns out too large", async () => {
    const { url, options } = await serve((_request, response) => {
      const more = () => response.write("x".repeat(1000), () => response.destroyed || setImmediate(more));
      more();
    });
    expect(await codeOf(readAll(url, { ...options, maxBytes: 100_000n }))).toBe("too_large");
  });

  it("reports a body shorter than announced, and how short", async () => {
    const { url, options } = await serve((_request, response) => {
      response.setHeader("content-length", "2048");
      response.write("x".repeat(1024), () => response.destroy());
    });
    const refusal = await refusalOf(readAll(url, options));
    expect(refusal.code).toBe("truncated");
    expect(refusal.message).toContain("after 1,024 bytes of 2,048 bytes");
  });

  it("reports a body that ends politely but early", async () => {
    const tcp = createTcpServer((socket) => {
      socket.once("data", () =>
        socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\nshort"),
      );
    });
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    running.push(tcp);
    const { port } = tcp.address() as AddressInfo;
    const policy = { allowedRanges: parseAllowedRanges("127.0.0.1") };
    expect(await codeOf(readAll(`http://127.0.0.1:${port}/`, { policy }))).toBe("truncated");
  });

  it("reports chunks that break off", async () => {
    const { url, options } = await serve((_request, response) =>
      response.write("part", () => response.destroy()),
    );
    expect(await codeOf(readAll(url, options))).toBe("truncated");
  });
});

describe("time", () => {
  it("gives up on a server that never answers", async () => {
    const { url, options } = await serve(() => {});
    expect(await codeOf(safeFetch(url, { ...options, headerTimeoutMs: 50 }))).toBe("timeout");
  });

  it("gives up on a resolver that never answers", async () => {
    const { url, options } = await serve(() => {});
    const unresolved = url.replace("127.0.0.1", "images.example.org");
    const outcome = safeFetch(unresolved, { ...options, lookup: () => {}, connectTimeoutMs: 50 });
    expect(await codeOf(outcome)).toBe("timeout");
  });

  it("gives up on a body that falls silent", async () => {
    const { url, options } = await serve((_request, response) => response.write("then nothing"));
    expect(await codeOf(readAll(url, { ...options, stallTimeoutMs: 50 }))).toBe("stalled");
  });

  it("does not blame the server for a slow reader", async () => {
    const { url, options } = await serve((_request, response) => response.end(Buffer.alloc(300_000)));
    const response = await safeFetch(url, { ...options, stallTimeoutMs: 500 });
    let bytes = 0;
    for await (const chunk of response.body) {
      if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, 800));
      bytes += chunk.byteLength;
    }
    expect(bytes).toBe(300_000);
  });

  it("gives up on a body that is slower than the slowest pace, and on no faster one", async () => {
    const { url, options } = await serve((_request, response) => {
      const trickle = setInterval(() => response.write("."), 5);
      response.on("close", () => clearInterval(trickle));
    });
    const paced = { ...options, minBytesPerSecond: 100_000, paceWindowMs: 50 };
    const refusal = await refusalOf(readAll(url, paced));
    expect(refusal.code).toBe("too_slow");
    expect(refusal.message).toBe(
      "The server sends less than 100,000 bytes a second, measured over 0.05 seconds; offer the file from a faster server.",
    );
    const outcome = readAll(url, { ...paced, minBytesPerSecond: 1, totalTimeoutMs: 300 });
    expect(await codeOf(outcome)).toBe("timeout");
  });

  it("gives up on a body that trickles for ever", async () => {
    const { url, options } = await serve((_request, response) => {
      const trickle = setInterval(() => response.write("."), 5);
      response.on("close", () => clearInterval(trickle));
    });
    expect(await codeOf(readAll(url, { ...options, totalTimeoutMs: 100 }))).toBe("timeout");
  });

  it("stops when the caller says so: before, while waiting, while reading", async () => {
    const { url, options } = await serve(
      (request, response) => request.url === "/wait" || response.write("part"),
    );
    expect(await codeOf(safeFetch(url, { ...options, signal: AbortSignal.abort() }))).toBe("aborted");

    const waiting = new AbortController();
    const outcome = safeFetch(`${url}/wait`, { ...options, signal: waiting.signal });
    setImmediate(() => waiting.abort());
    expect(await codeOf(outcome)).toBe("aborted");

    const reading = new AbortController();
    const response = await safeFetch(url, { ...options, signal: reading.signal });
    const readAndAbort = async () => {
      for await (const _chunk of response.body) reading.abort();
    };
    expect(await codeOf(readAndAbort())).toBe("aborted");
  });
});

describe("servers that cannot be talked to", () => {
  it("are known as dead, unlike those that only answer badly", async () => {
    const { url, options, port } = await serve((_request, response) => response.writeHead(500).end());
    expect((await refusalOf(safeFetch(url, options))).deadHost).toBeNull();
    for (const server of running.splice(0)) server.close();
    expect((await refusalOf(safeFetch(url, options))).deadHost).toBe(`127.0.0.1:${port}`);
  });

  it("reports a name that does not exist", async () => {
    const lookup: LookupFunction = (_host, _options, callback) =>
      callback(Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }), "", 0);
    const policy = PUBLIC_ADDRESSES_ONLY;
    expect(await codeOf(safeFetch("http://nowhere.example.org/", { policy, lookup }))).toBe("dns");
    expect(await codeOf(safeFetch("http://nowhere.example.org/", { policy, lookup: resolveTo([]) }))).toBe(
      "dns",
    );
  });

  it("reports a closed port", async () => {
    const { url, options } = await serve(() => {});
    for (const server of running.splice(0)) server.close();
    expect(await codeOf(safeFetch(url, options))).toBe("connect");
  });

  it("reports something that does not speak HTTP", async () => {
    const tcp = createTcpServer((socket) => socket.end("220 mail.example.org ESMTP\r\n"));
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    running.push(tcp);
    const { port } = tcp.address() as AddressInfo;
    const policy = { allowedRanges: parseAllowedRanges("127.0.0.1") };
    expect(await codeOf(safeFetch(`http://127.0.0.1:${port}/`, { policy }))).toBe("connect");
  });

  it("reports TLS that is none, and a certificate that nobody vouches for", async () => {
    const plain = await serve((_request, response) => response.end());
    expect(await codeOf(safeFetch(plain.url.replace("http:", "https:"), plain.options))).toBe("tls");

    const { origin, options } = await serveOverTls();
    expect(await codeOf(safeFetch(origin("images.example.org"), options))).toBe("tls");
  });

  it("accepts a certificate that is vouched for, for its own name only", async () => {
    const { origin, options, cert } = await serveOverTls();
    const before = getCACertificates("default");
    setDefaultCACertificates([...before, cert]);
    try {
      expect((await readAll(origin("images.example.org"), options)).toString()).toBe("over TLS");
      expect(await codeOf(safeFetch(origin("other.example.org"), options))).toBe("tls");
    } finally {
      setDefaultCACertificates(before);
    }
  });
});

/** Starts a server with a certificate for images.example.org, a name that resolves to it like any other. */
async function serveOverTls() {
  const identity = await createTlsIdentity();
  const port = await listen(createTlsServer(identity, (_request, response) => response.end("over TLS")));
  const options: SafeFetchOptions = {
    policy: { allowedRanges: parseAllowedRanges(`127.0.0.1:${port}`) },
    lookup: resolveTo(["127.0.0.1"]),
  };
  return { origin: (host: string) => `https://${host}:${port}/`, options, cert: identity.cert };
}
