/** Metadata files of Incus and LXD, unpacked by xz and tar themselves where they are installed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { describesImage, makeIncusMetadata } from "./incus-metadata.ts";
import { storeAsXz } from "./xz.ts";

const hasXz = spawnSync("xz", ["--version"]).error === undefined;
const run = (program: string, args: string[], input: Uint8Array) => {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 24 });
  return { status, stdout, stderr: String(stderr) };
};

describe.skipIf(!hasXz)("a container of .xz (where xz is installed)", () => {
  const unpacked = (content: Uint8Array) => {
    const { status, stdout, stderr } = run("xz", ["--decompress", "--stdout"], storeAsXz(content));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.equals(content)).toBe(true);
  };

  test.each([0, 1, 2, 3, 4, 5, 127, 128, 2048, 65_535, 65_536, 65_537, 131_072, 300_001])(
    "holds %i bytes as they were",
    (size) => unpacked(Buffer.alloc(size, "metadata")),
  );

  test("holds whatever bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), unpacked), { numRuns: 30 });
  });

  test("that was damaged is refused", () => {
    const whole = storeAsXz(Buffer.from("architecture: x86_64"));
    for (let position = 0; position < whole.length; position++) {
      const damaged = Buffer.from(whole);
      damaged[position] = (damaged[position] ?? 0) ^ 0x10;
      expect(run("xz", ["--test"], damaged).status, `byte ${position}`).not.toBe(0);
    }
  });
});

const FACTS = { arch: "x86_64", osName: "Debian", osVersion: "13" };
const CREATED = new Date("2026-11-27T10:00:00.789Z");

describe("a metadata file", () => {
  test("is the same for the same facts, byte for byte, for ever: images are named by it", async () => {
    const { body, sha256 } = await makeIncusMetadata(FACTS, CREATED);
    expect(sha256).toBe("78065a0dfa4f82611a7a2294b10b94aebc1cedb8dcb8f24fab14db3e60218f76");
    expect(createHash("sha256").update(body).digest("hex")).toBe(sha256);
    expect((await makeIncusMetadata(FACTS, new Date("2026-11-27T10:00:00Z"))).sha256).toBe(sha256);
    expect((await makeIncusMetadata({ ...FACTS, arch: "aarch64" }, CREATED)).sha256).not.toBe(sha256);
  });

  test.skipIf(!hasXz)("holds metadata.yaml, as tar unpacks it (where xz is installed)", async () => {
    const { body } = await makeIncusMetadata({ ...FACTS, arch: "i386", osName: "a: 'b'\n- c" }, CREATED);
    const listed = run("tar", ["--list", "--verbose", "--xz", "--utc", "--full-time"], body);
    expect(listed.stdout.toString()).toMatch(
      /^-rw-r--r-- root\/root +\d+ 2026-11-27 10:00:00 metadata\.yaml\n$/,
    );
    const { stdout, stderr } = run("tar", ["--extract", "--xz", "--to-stdout"], body);
    expect(stderr).toBe("");
    expect(parse(stdout.toString())).toEqual({
      architecture: "i686",
      creation_date: Date.parse("2026-11-27T10:00:00Z") / 1000,
      properties: {
        architecture: "i686",
        description: "a: 'b'\n- c 13 (i686)",
        os: "a: 'b'\n- c",
        release: "13",
        variant: "default",
      },
    });
  });

  test("belongs to an image as long as what it says and the bytes behind it are the image’s", () => {
    const file = { ...FACTS, diskSha256: "0".repeat(64) };
    const image = { ...FACTS, sha256: "0".repeat(64) };
    expect(describesImage(file, image)).toBe(true);
    for (const change of [{ arch: "aarch64" }, { osName: "Ubuntu" }, { osVersion: "14" }, { sha256: null }]) {
      expect(describesImage(file, { ...image, ...change })).toBe(false);
    }
  });
});
