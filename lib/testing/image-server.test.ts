import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { measureImage } from "#lib/integrity-check/measure-image.ts";
import { compareWithDeclaration } from "#lib/integrity-check/verdict.ts";
import { hashDemoImage } from "#lib/launch/demo-image.ts";
import { parseAllowedRanges } from "#lib/platform/net/address-policy.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import { type SafeFetchOptions, safeFetch } from "#lib/platform/net/safe-fetch.ts";
import { HONEST_IMAGES, type ImageServer, largeImage, startImageServer } from "./image-server.ts";

let server: ImageServer;
let options: SafeFetchOptions;

beforeAll(async () => {
  server = await startImageServer();
  options = {
    policy: { allowedRanges: parseAllowedRanges(`127.0.0.1:${server.port}`) },
    stallTimeoutMs: 1000,
    headerTimeoutMs: 1000,
  };
});

afterAll(() => server.close());

/** Downloads and measures, as the integrity check does. */
async function measure(path: string, change: Partial<SafeFetchOptions> = {}) {
  const { body } = await safeFetch(`${server.url}${path}`, { ...options, ...change });
  return measureImage(body);
}

async function codeOf(path: string, change: Partial<SafeFetchOptions> = {}): Promise<string> {
  try {
    await measure(path, change);
    return "nothing was refused";
  } catch (error) {
    if (error instanceof FetchRefusedError) return error.code;
    throw error;
  }
}

async function complaintAbout(path: string): Promise<string> {
  const verdict = compareWithDeclaration(await measure(path), {
    sizeBytes: null,
    sha512: null,
    format: "qcow2",
  });
  expect(verdict.outcome).toBe("failed");
  return verdict.findings.map(({ message }) => message).join("\n");
}

describe("honest images", () => {
  it.each(Object.entries(HONEST_IMAGES))("of format %s measure as declared", async (format, spec) => {
    const measured = await measure(`/honest.${format}`);
    const declared = {
      sizeBytes: BigInt(spec.sizeBytes),
      sha512: (await hashDemoImage(spec)).sha512,
      format,
    };
    expect(compareWithDeclaration(measured, declared)).toEqual({ outcome: "passed", findings: [] });
  });

  it.each(["/redirect/5/honest.qcow2", "/no-length.qcow2", "/slow.qcow2?rate=50000000"])(
    "%s is one too",
    async (path) => {
      expect(await measure(path)).toMatchObject(await hashDemoImage(HONEST_IMAGES.qcow2));
    },
  );

  it("may be large", async () => {
    const spec = largeImage(40);
    expect((await measure("/large/40.qcow2")).sizeBytes).toBe(BigInt(spec.sizeBytes));
    expect(await codeOf("/large/40.qcow2", { maxBytes: 30n * 1024n * 1024n })).toBe("too_large");
  });

  it("come in ranges", async () => {
    const part = await fetch(`${server.url}/honest.qcow2`, { headers: { range: "bytes=0-3" } });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe("bytes 0-3/2097152");
    expect(Buffer.from(await part.arrayBuffer()).toString("latin1")).toBe("QFI\xfb");
    const beyond = await fetch(`${server.url}/honest.qcow2`, { headers: { range: "bytes=2097152-" } });
    expect(beyond.status).toBe(416);
  });
});

describe("lying servers", () => {
  it.each([
    ["/truncated.qcow2", "truncated"],
    ["/stalled.qcow2", "stalled"],
    ["/silent", "timeout"],
    ["/encoded.qcow2", "content_encoding"],
    ["/status/404", "http_status"],
    ["/status/500", "http_status"],
    ["/unknown", "http_status"],
    ["/redirect/6/honest.qcow2", "too_many_redirects"],
    ["/redirect-to-loopback", "forbidden_address"],
    ["/redirect-to-metadata", "forbidden_address"],
    ["/redirect-to?url=file:///etc/passwd", "bad_url"],
  ])("%s is refused: %s", async (path, code) => {
    expect(await codeOf(path)).toBe(code);
  });

  it("are too slow for the time allowed", async () => {
    expect(await codeOf("/slow.qcow2?rate=1000", { totalTimeoutMs: 300 })).toBe("timeout");
  });

  it.each([
    ["/web-page.qcow2", "web page"],
    ["/empty.qcow2", "empty"],
    ["/honest.qcow2.gz", "compressed with gzip"],
    ["/backing-file.qcow2", "backing file"],
  ])("%s is complained about: %s", async (path, words) => {
    expect(await complaintAbout(path)).toContain(words);
  });

  it("may answer something else the next time", async () => {
    const first = await measure("/changing.qcow2");
    const second = await measure("/changing.qcow2");
    expect(second.sizeBytes).toBe(first.sizeBytes);
    expect(second.sha512).not.toBe(first.sha512);
  });

  it("are asked politely, once", async () => {
    const before = server.requests.length;
    await measure("/honest.raw");
    expect(server.requests.slice(before)).toMatchObject([
      { method: "GET", path: "/honest.raw", headers: { "accept-encoding": "identity" } },
    ]);
  });
});
