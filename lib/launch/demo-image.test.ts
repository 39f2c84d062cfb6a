import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { extract } from "tar-stream";
import { afterAll, describe, expect, it } from "vitest";
import { measureImage } from "#lib/integrity-check/measure-image.ts";
import { compareWithDeclaration } from "#lib/integrity-check/verdict.ts";
import { type DemoImageSpec, describeDemoImage, hashDemoImage, readDemoImage } from "./demo-image.ts";
import { layOutOva } from "./demo-ova.ts";

const MIB = 1024 * 1024;
const FORMATS = ["qcow2", "ova", "vmdk", "raw"] as const;

function spec(format: DemoImageSpec["format"], sizeBytes = 2 * MIB, name = "demo"): DemoImageSpec {
  return { name, format, sizeBytes, virtualSizeBytes: format === "raw" ? sizeBytes : 1024 * MIB };
}

async function read(...range: Parameters<typeof readDemoImage>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readDemoImage(...range)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe.each(FORMATS)("a demo image in %s format", (format) => {
  it("is recognised, and passes the integrity check", async () => {
    const measured = await measureImage(readDemoImage(spec(format)));
    expect(measured.format).toMatchObject({
      kind: "image",
      format,
      virtualSizeBytes: BigInt(spec(format).virtualSizeBytes),
      traits: [],
    });
    const declared = {
      sizeBytes: BigInt(2 * MIB),
      sha512: (await hashDemoImage(spec(format))).sha512,
      format,
    };
    expect(compareWithDeclaration(measured, declared)).toEqual({ outcome: "passed", findings: [] });
  });

  it("reads the same in ranges as in one", async () => {
    const whole = await read(spec(format));
    expect(whole.byteLength).toBe(2 * MIB);
    const cuts = fc.uniqueArray(fc.oneof(fc.nat({ max: 2 * MIB }), fc.nat({ max: 70_000 })), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(cuts, async (inner) => {
        const borders = [0, ...inner.toSorted((a, b) => a - b), 2 * MIB];
        const hash = createHash("sha256");
        for (const [index, start] of borders.slice(0, -1).entries()) {
          hash.update(await read(spec(format), start, borders[index + 1]));
        }
        expect(hash.digest("hex")).toBe(createHash("sha256").update(whole).digest("hex"));
      }),
      { numRuns: 30 },
    );
  });

  it("carries its name, and differs with name and size", async () => {
    expect((await read(spec(format, 2 * MIB, "cernvm"))).includes("cernvm")).toBe(true);
    const hashes = await Promise.all([
      hashDemoImage(spec(format)),
      hashDemoImage(spec(format, 2 * MIB, "other")),
      hashDemoImage(spec(format, 3 * MIB)),
    ]);
    expect(new Set(hashes.map(({ sha512 }) => sha512)).size).toBe(3);
    expect(await hashDemoImage(spec(format))).toEqual(hashes[0]);
  });

  it("has a minimum size", async () => {
    const { minimumSizeBytes, fileName } = describeDemoImage(spec(format));
    expect(fileName).toBe(`demo.${format}`);
    expect(describeDemoImage(spec(format, minimumSizeBytes)).sizeBytes).toBe(minimumSizeBytes);
    expect(() => describeDemoImage({ ...spec(format), sizeBytes: minimumSizeBytes - 512 })).toThrow(
      RangeError,
    );
    await expect(read({ ...spec(format), sizeBytes: minimumSizeBytes - 512 })).rejects.toThrow(RangeError);
  });
});

describe("what makes no sense", () => {
  it.each([
    [{ name: "" }],
    [{ name: "naïve" }],
    [{ name: "two\nlines" }],
    [{ sizeBytes: 2 * MIB + 1 }],
    [{ virtualSizeBytes: 0 }],
    [{ virtualSizeBytes: 1000 }],
    [{ virtualSizeBytes: 5 * 1024 ** 4 }],
    [{ format: "raw" as const }],
  ])("%j is refused", (change) => {
    expect(() => describeDemoImage({ ...spec("qcow2"), ...change })).toThrow(RangeError);
  });

  it.each([
    [-1, 5],
    [5, 4],
    [0, 2 * MIB + 1],
    [0.5, 1],
  ])("a range from %d to %d is refused", async (start, end) => {
    await expect(read(spec("qcow2"), start, end)).rejects.toThrow(RangeError);
  });
});

describe("an OVA", () => {
  it("holds a descriptor and one disk, and ends as a tar archive does", async () => {
    const files: Record<string, Buffer> = {};
    const archive = extract();
    const unpacked = (async () => {
      for await (const entry of archive) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk);
        files[entry.header.name] = Buffer.concat(chunks);
      }
    })();
    archive.end(await read(spec("ova", 2 * MIB, "two words & more")));
    await unpacked;
    expect(Object.keys(files)).toEqual(["two-words-more.ovf", "two-words-more-disk1.vmdk"]);
    const disk = files["two-words-more-disk1.vmdk"];
    expect(files["two-words-more.ovf"]?.toString()).toContain(`ovf:size="${disk?.byteLength}"`);
    expect(files["two-words-more.ovf"]?.toString()).toContain("<Name>two words &amp; more</Name>");
    expect(disk?.subarray(0, 4).toString()).toBe("KDMV");
  });

  it("has room for the longest name and sizes", async () => {
    const virtualSizeBytes = 1024 ** 4;
    const { minimumSizeBytes } = layOutOva({ name: "", sizeBytes: 0, virtualSizeBytes }, new Uint8Array());
    const longest = {
      name: '"'.repeat(64),
      format: "ova",
      sizeBytes: minimumSizeBytes,
      virtualSizeBytes,
    } as const;
    expect((await read(longest, 4096 + 512, 4096 + 512 + 4)).toString()).toMatch(/^-/);
  });

  it("can be larger than the octal size field of tar tells", () => {
    expect(describeDemoImage(spec("ova", 9 * 1024 ** 3)).sizeBytes).toBe(9 * 1024 ** 3);
  });
});

function isInstalled(tool: string): boolean {
  try {
    execFileSync(tool, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!isInstalled("qemu-img"))(
  "in the eyes of qemu-img (skipped where it is not installed)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "demo-image-"));
    afterAll(() => rmSync(folder, { recursive: true }));

    async function store(image: DemoImageSpec): Promise<string> {
      const path = join(folder, describeDemoImage(image).fileName);
      await pipeline(readDemoImage(image), createWriteStream(path));
      return path;
    }

    it.each([
      ["qcow2", 20 * 1024 * MIB],
      ["qcow2", 4 * 1024 * 1024 * MIB],
      ["qcow2", 65536],
      ["vmdk", 20 * 1024 * MIB],
      ["vmdk", 65536],
    ] as const)("%s with a disk of %d bytes is without fault", async (format, virtualSizeBytes) => {
      const path = await store({ name: "checked", format, sizeBytes: 6 * MIB, virtualSizeBytes });
      const check = JSON.parse(
        execFileSync("qemu-img", ["check", "-f", format, "--output=json", path]).toString(),
      );
      expect(check).toMatchObject({ "check-errors": 0 });
      expect(check).not.toHaveProperty("leaks");
      expect(check).not.toHaveProperty("corruptions");
      const info = JSON.parse(execFileSync("qemu-img", ["info", "--output=json", path]).toString());
      expect(info).toMatchObject({ format, "virtual-size": virtualSizeBytes });
    });

    it.each(["qcow2", "vmdk"] as const)("%s has the disk that raw shows", async (format) => {
      const disk = { name: "same disk", virtualSizeBytes: 2 * MIB, sizeBytes: 2 * MIB };
      const [path, raw] = await Promise.all([store({ ...disk, format }), store({ ...disk, format: "raw" })]);
      const verdict = execFileSync("qemu-img", ["compare", "-f", format, "-F", "raw", path, raw]).toString();
      expect(verdict).toContain("identical");
    });

    it.skipIf(!isInstalled("file")).each([
      ["qcow2", "QEMU QCOW"],
      ["ova", "POSIX tar archive"],
      ["vmdk", "VMware4 disk image"],
      ["raw", "DOS/MBR boot sector"],
    ] as const)("%s is called a %s by file(1), which cloudkeeper asks", async (format, words) => {
      expect(execFileSync("file", ["-b", await store(spec(format))]).toString()).toContain(words);
    });
  },
);
