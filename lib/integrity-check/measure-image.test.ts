import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureImage } from "./measure-image.ts";

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const size of sizes) {
    yield bytes.subarray(start, start + size);
    start += size;
  }
  yield bytes.subarray(start);
}

const hex = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest("hex");

describe("measureImage", () => {
  it("finds the size and the same checksums as the plain hash, however the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.array(fc.nat({ max: 700 }), { maxLength: 12 }),
        async (bytes, sizes) => {
          const measured = await measureImage(chunksOf(bytes, sizes));
          expect(measured).toEqual({
            ...(await measureImage(chunksOf(bytes, []))),
            sizeBytes: BigInt(bytes.byteLength),
            sha512: hex("sha512", bytes),
            sha256: hex("sha256", bytes),
            md5: hex("md5", bytes),
          });
        },
      ),
    );
  });

  it("finds the sum of other bytes and the file behind them in the same pass, where it is asked to", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.uint8Array({ maxLength: 300 }),
        async (bytes, before) => {
          const measured = await measureImage(chunksOf(bytes, [100, 1, 900]), { before });
          expect(measured).toEqual({
            ...(await measureImage(chunksOf(bytes, []))),
            combinedSha256: hex("sha256", Buffer.concat([before, bytes])),
          });
        },
      ),
    );
    expect((await measureImage(chunksOf(Buffer.from("x"), []))).combinedSha256).toBeNull();
  });

  it("sees both ends of a file, across chunk borders", async () => {
    const vhd = Buffer.alloc(200_000);
    vhd.write("conectix", vhd.byteLength - 512);
    for (const size of [1, 511, 512, 513, 65_535, 65_536, 65_537]) {
      const sizes = Array.from({ length: Math.floor(vhd.byteLength / size) }, () => size);
      expect((await measureImage(chunksOf(vhd, sizes))).format).toMatchObject({
        kind: "image",
        format: "vhd",
      });
    }
    const iso = Buffer.alloc(100_000);
    iso.write("CD001", 32_769);
    expect((await measureImage(chunksOf(iso, [32_770, 1, 2]))).format).toMatchObject({ format: "iso" });
  });

  it("does not rely on a chunk after the next one was asked for", async () => {
    const shared = Buffer.alloc(1024);
    async function* reusing() {
      shared.fill(0).write("QFI\xfb", "latin1");
      shared.writeUInt32BE(3, 4);
      yield shared;
      shared.fill(1);
      yield shared;
    }
    expect((await measureImage(reusing())).format).toMatchObject({ kind: "image", format: "qcow2" });
  });

  it("measures nothing", async () => {
    expect(await measureImage(chunksOf(new Uint8Array(), []))).toMatchObject({
      sizeBytes: 0n,
      md5: "d41d8cd98f00b204e9800998ecf8427e",
      format: { kind: "empty" },
    });
  });

  it("tells its progress, ending with the whole, and lets others have their turn", async () => {
    const progress: bigint[] = [];
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    const bytes = Buffer.alloc(20 * 1024 * 1024 + 1);
    const measured = await measureImage(chunksOf(bytes, []), { onProgress: (done) => progress.push(done) });
    clearInterval(others);
    expect(progress.at(-1)).toBe(BigInt(bytes.byteLength));
    expect(progress.toSorted((a, b) => Number(a - b))).toEqual(progress);
    expect(progress.length).toBeGreaterThan(3);
    expect(turns).toBeGreaterThan(0);
    expect(measured.sha256).toBe(hex("sha256", bytes));
  });

  it("stops when told to, and lets go of the body", async () => {
    const stop = new AbortController();
    let released = false;
    async function* endless() {
      try {
        for (;;) yield new Uint8Array(65_536);
      } finally {
        released = true;
      }
    }
    const outcome = measureImage(endless(), {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("enough")),
    });
    await expect(outcome).rejects.toThrow("enough");
    expect(released).toBe(true);
  });

  it("hands on what the body throws", async () => {
    async function* broken() {
      yield new Uint8Array(1);
      throw new Error("connection lost");
    }
    await expect(measureImage(broken())).rejects.toThrow("connection lost");
  });
});
