import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { measureImage } from "#lib/integrity-check/measure-image.ts";
import { appliances } from "#prisma/seed/appliances.ts";
import { checksums } from "#prisma/seed/checksums.ts";
import { answerDemoImage, readRange } from "./demo-images.ts";

const small = appliances
  .flatMap(({ versions }) => versions.flatMap(({ images }) => images))
  .sort((a, b) => a.sizeBytes - b.sizeBytes)[0];
if (!small) throw new Error("the demo has no images");

describe("demo images", () => {
  let base = "";
  const server = createServer((request, response) => {
    if (!answerDemoImage(request, response)) response.writeHead(404).end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/demo/images/`;
  });
  afterAll(() => server.close());

  test("have the size and the checksums that the catalogue says", async () => {
    const answer = await fetch(base + small.fileName);
    expect(answer.headers.get("content-length")).toBe(String(small.sizeBytes));
    const measured = await measureImage(answer.body as unknown as AsyncIterable<Uint8Array>);
    const { sha512, sha256, md5 } = measured;
    expect(checksums[small.fileName]).toMatchObject({ sha512, sha256, md5 });
    expect(measured.format).toMatchObject({ kind: "image", format: small.format });
  });

  test("answer HEAD and one range", async () => {
    const head = await fetch(base + small.fileName, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(small.sizeBytes)]);
    const part = await fetch(base + small.fileName, { headers: { range: "bytes=0-511" } });
    expect([part.status, (await part.bytes()).length]).toEqual([206, 512]);
  });

  test("are those of the demo, and nothing else", async () => {
    for (const name of ["nothing.qcow2", "../package.json", "%2e%2e/package.json"]) {
      expect((await fetch(base + name)).status).toBe(404);
    }
  });
});

test.each([
  [undefined, 0, 100, 200],
  ["bytes=0-9", 0, 10, 206],
  ["bytes=90-", 90, 100, 206],
  ["bytes=-10", 90, 100, 206],
  ["bytes=0-999", 0, 100, 206],
  ["bytes=100-", 0, 0, 416],
  ["bytes=1-2,5-6", 0, 100, 200],
])("the range %s of 100 bytes", (header, start, end, status) => {
  expect(readRange(header, 100)).toEqual({ start, end, status });
});
