/** The checksum that every site compares: proved against what is not ours. */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { measureImage } from "./measure-image.ts";

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

describe("a measured SHA-512", () => {
  test("is that of FIPS 180-4 for abc", async () => {
    const { sha512, sizeBytes } = await measureImage(chunksOf(Buffer.from("abc"), 2));
    expect([sha512, sizeBytes]).toEqual([
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a" +
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
      3n,
    ]);
  });

  test("is what OpenSSL finds in the same file, which no stub could guess", async () => {
    const file = randomBytes(1_500_000);
    const { sha512, sha256, md5 } = await measureImage(chunksOf(file, 65_537));
    for (const [algorithm, measured] of Object.entries({ sha512, sha256, md5 })) {
      const { stdout } = await runOpenssl(["dgst", `-${algorithm}`, "-r", "file"], { file });
      expect(stdout.toString().split(" ")[0]).toBe(measured);
    }
  });
});
