import { execFileSync } from "node:child_process";
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { pack } from "tar-stream";
import { afterAll, describe, expect, it } from "vitest";
import { type DetectedFormat, detectImageFormat, HEAD_BYTES, TAIL_BYTES } from "./image-format.ts";

type Field =
  | string
  | number[]
  | { u16le: number }
  | { u32le: number }
  | { u32be: number }
  | { u64le: bigint }
  | { u64be: bigint };

/** A file of zeros with fields at their offsets. */
function fileWith(length: number, fields: Record<number, Field>): Buffer {
  const file = Buffer.alloc(length);
  for (const [key, field] of Object.entries(fields)) {
    const offset = Number(key);
    if (typeof field === "string") file.write(field, offset, "latin1");
    else if (Array.isArray(field)) file.set(field, offset);
    else if ("u16le" in field) file.writeUInt16LE(field.u16le, offset);
    else if ("u32le" in field) file.writeUInt32LE(field.u32le, offset);
    else if ("u32be" in field) file.writeUInt32BE(field.u32be, offset);
    else if ("u64le" in field) file.writeBigUInt64LE(field.u64le, offset);
    else file.writeBigUInt64BE(field.u64be, offset);
  }
  return file;
}

function detect(file: Uint8Array): DetectedFormat {
  return detectImageFormat(file.subarray(0, HEAD_BYTES), {
    tail: file.subarray(-TAIL_BYTES),
    sizeBytes: BigInt(file.byteLength),
  });
}

const GIB = 1024n ** 3n;
const qcow = (version: number, fields: Record<number, Field> = {}) =>
  fileWith(65536, {
    0: "QFI\xfb",
    4: { u32be: version },
    20: { u32be: 16 },
    24: { u64be: 10n * GIB },
    ...fields,
  });

async function tar(files: Record<string, string>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, content);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const ovf = (...disks: string[]) => `<?xml version="1.0"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1">
  <References>${disks.map((name, i) => `<File ovf:id="file${i}" ovf:href="${name}" ovf:size="1"/>`).join("")}</References>
  <DiskSection><Info>Disks</Info>${disks
    .map(
      (_name, i) =>
        `<Disk ovf:diskId="d${i}" ovf:capacity="20" ovf:capacityAllocationUnits="byte * 2^30" ovf:fileRef="file${i}"/>`,
    )
    .join("")}</DiskSection>
</Envelope>`;

describe("qcow2", () => {
  it("tells version and virtual size", () => {
    expect(detect(qcow(2))).toEqual({
      kind: "image",
      format: "qcow2",
      variant: "version 2",
      virtualSizeBytes: 10n * GIB,
      traits: [],
    });
    expect(detect(qcow(3))).toMatchObject({ format: "qcow2", variant: "version 3", traits: [] });
  });

  it("tells what makes it depend on others", () => {
    expect(detect(qcow(3, { 8: { u64be: 104n } }))).toMatchObject({ traits: ["backing_file"] });
    expect(detect(qcow(3, { 72: { u64be: 4n } }))).toMatchObject({ traits: ["external_data"] });
    expect(detect(qcow(3, { 72: { u64be: 8n }, 104: [1] }))).toMatchObject({ traits: ["zstd"] });
    expect(detect(qcow(3, { 72: { u64be: 2n } }))).toMatchObject({ traits: ["corrupt"] });
    expect(detect(qcow(2, { 32: { u32be: 2 } }))).toMatchObject({ traits: ["encrypted"] });
    expect(detect(qcow(3, { 60: { u32be: 1 } }))).toMatchObject({ traits: ["internal_snapshots"] });
    // Version 2 has no feature bits: what follows its 72 bytes is something else.
    expect(detect(qcow(2, { 72: { u64be: 0xffn } }))).toMatchObject({ traits: [] });
  });

  it("is told from its predecessor and its rival", () => {
    expect(detect(qcow(1))).toEqual({ kind: "outdated", name: "qcow version 1" });
    expect(detect(fileWith(4096, { 0: "QED\0" }))).toEqual({ kind: "outdated", name: "qed" });
  });
});

describe("vmdk", () => {
  const sparse = (descriptor: string) =>
    fileWith(65536, {
      0: "KDMV",
      4: { u32le: 1 },
      12: { u64le: 2097152n },
      28: { u64le: 1n },
      36: { u64le: 20n },
      512: descriptor,
    });

  it("reads size and kind", () => {
    expect(
      detect(sparse('# Disk DescriptorFile\nparentCID=ffffffff\ncreateType="streamOptimized"\n')),
    ).toEqual({
      kind: "image",
      format: "vmdk",
      variant: "streamOptimized",
      virtualSizeBytes: GIB,
      traits: [],
    });
    expect(detect(sparse(""))).toMatchObject({ variant: "sparse", traits: [] });
  });

  it("notices that it needs other files", () => {
    expect(detect(sparse('parentCID=12345678\ncreateType="monolithicSparse"\n'))).toMatchObject({
      traits: ["backing_file"],
    });
    expect(detect(sparse('createType="twoGbMaxExtentSparse"\n'))).toMatchObject({
      traits: ["external_data"],
    });
    const descriptor =
      '# Disk DescriptorFile\nversion=1\nparentCID=ffffffff\ncreateType="monolithicFlat"\nRW 2 FLAT "/etc/passwd" 0\n';
    expect(detect(Buffer.from(descriptor))).toMatchObject({
      format: "vmdk",
      variant: "monolithicFlat",
      traits: ["external_data"],
    });
  });

  it("knows the ESX sparse kind", () => {
    expect(detect(fileWith(4096, { 0: "COWD", 12: { u32le: 2048 } }))).toMatchObject({
      format: "vmdk",
      virtualSizeBytes: 1048576n,
      traits: ["esx_sparse"],
    });
  });
});

describe("ova", () => {
  it("is a tar archive that begins with an OVF descriptor", async () => {
    expect(
      detect(await tar({ "machine.ovf": ovf("machine-disk1.vmdk"), "machine-disk1.vmdk": "KDMV" })),
    ).toEqual({
      kind: "image",
      format: "ova",
      variant: "",
      virtualSizeBytes: 20n * GIB,
      traits: [],
    });
  });

  it("looks past extended headers", async () => {
    const name = `${"long/".repeat(40)}ünï.ovf`;
    expect(detect(await tar({ [name]: ovf("a.vmdk") }))).toMatchObject({ kind: "image", format: "ova" });
  });

  it("counts and names the disks", async () => {
    expect(detect(await tar({ "m.ovf": ovf("a.vmdk", "b.vmdk") }))).toMatchObject({
      traits: ["several_disks"],
      virtualSizeBytes: null,
    });
    expect(detect(await tar({ "m.OVF": ovf("a.qcow2") }))).toMatchObject({ traits: ["disk_not_vmdk"] });
  });

  it("is not any tar archive", async () => {
    expect(detect(await tar({ "manifest.json": "{}", "m.ovf": ovf() }))).toEqual({
      kind: "archive",
      firstFile: "manifest.json",
    });
  });
});

describe("other disk formats", () => {
  const footer = (type: number): Record<number, Field> => ({
    0: "conectix",
    48: { u64be: GIB },
    60: { u32be: type },
  });

  it("knows vhd by its head, or by its end when fixed", () => {
    expect(detect(fileWith(4096, footer(3)))).toMatchObject({
      format: "vhd",
      variant: "dynamic",
      virtualSizeBytes: GIB,
      traits: [],
    });
    expect(detect(fileWith(4096, footer(4)))).toMatchObject({
      variant: "differencing",
      traits: ["backing_file"],
    });
    const disk = fileWith(100_000, { 510: [0x55, 0xaa] });
    expect(detect(Buffer.concat([disk, fileWith(512, footer(2))]))).toMatchObject({
      format: "vhd",
      variant: "fixed",
    });
    expect(detect(Buffer.concat([disk, fileWith(512, footer(2)), Buffer.alloc(1)]))).toMatchObject({
      format: "raw",
    });
  });

  it("knows vhdx", () => {
    expect(detect(fileWith(65536, { 0: "vhdxfile" }))).toMatchObject({
      format: "vhdx",
      virtualSizeBytes: null,
    });
  });

  it("knows vdi", () => {
    const vdi = (type: number) =>
      fileWith(65536, {
        0: "<<< Oracle VM VirtualBox Disk Image >>>\n",
        64: { u32le: 0xbeda107f },
        76: { u32le: type },
        368: { u64le: GIB },
      });
    expect(detect(vdi(1))).toMatchObject({
      format: "vdi",
      variant: "dynamic",
      virtualSizeBytes: GIB,
      traits: [],
    });
    expect(detect(vdi(4))).toMatchObject({ traits: ["backing_file"] });
  });

  it("knows iso, also when it boots from a stick", () => {
    expect(detect(fileWith(65536, { 32769: "CD001" }))).toMatchObject({ format: "iso" });
    expect(detect(fileWith(65536, { 510: [0x55, 0xaa], 32769: "CD001" }))).toMatchObject({ format: "iso" });
  });

  it("takes the rest for raw, with or without boot signature", () => {
    expect(detect(fileWith(2048, { 510: [0x55, 0xaa] }))).toEqual({
      kind: "image",
      format: "raw",
      variant: "",
      virtualSizeBytes: 2048n,
      traits: [],
    });
    expect(detect(Buffer.alloc(2048))).toMatchObject({ format: "raw", traits: ["no_boot_sector"] });
    expect(detect(fileWith(2048, { 510: [0xaa, 0x55] }))).toMatchObject({ traits: ["no_boot_sector"] });
  });
});

describe("files that are no images", () => {
  it.each([
    ["gzip", gzipSync("x")],
    ["zstd", zstdCompressSync("x")],
    ["xz", Buffer.from("fd377a585a000004e6d6b446", "hex")],
    ["bzip2", Buffer.from("425a68393141592653590000", "hex")],
    ["zip", Buffer.from("504b03041400", "hex")],
    ["7z", Buffer.from("377abcaf271c0004", "hex")],
  ])("recognises %s", (method, file) => {
    expect(detect(file)).toEqual({ kind: "compressed", method });
  });

  it.each([
    ["html", "<!DOCTYPE html><title>Sign in</title>"],
    ["html", "\ufeff \n<html lang='en'>"],
    ["html", '<?xml version="1.0"?>\n<!-- page --><!DOCTYPE HTML PUBLIC "-//W3C//DTD XHTML 1.0">'],
    ["xml", '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'],
    ["xml", "<Error/>"],
    ["text", "404 page not found\n"],
    ["text", '{"error":"not found"}'],
    ["text", `${"ä".repeat(40_000)}`],
    ["text", `.${"ä".repeat(40_000)}`],
  ])("recognises %s: %.30s", (type, content) => {
    expect(detect(Buffer.from(content))).toEqual({ kind: "document", type });
  });

  it("recognises a web page in Latin-1", () => {
    expect(detect(Buffer.from("<html><title>Geb\xfchren</title>", "latin1"))).toEqual({
      kind: "document",
      type: "html",
    });
  });

  it("recognises nothing", () => {
    expect(detect(Buffer.alloc(0))).toEqual({ kind: "empty" });
    expect(detectImageFormat(new Uint8Array())).toEqual({ kind: "empty" });
  });
});

describe("any bytes at all", () => {
  const magics = [
    "",
    "QFI\xfb\0\0\0\x03",
    "KDMV",
    "COWD",
    "# Disk DescriptorFile\n",
    "conectix",
    "vhdxfile",
    "<html",
    "BZh",
  ];

  it("are described without an error", () => {
    fc.assert(
      fc.property(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 2048 }), (magic, rest) => {
        const file = Buffer.concat([Buffer.from(magic, "latin1"), rest]);
        expect(detect(file).kind).toMatch(/^(image|compressed|archive|outdated|document|empty)$/);
      }),
    );
  });

  it("after a tar header too", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 4096 }), (bytes) => {
        const file = Buffer.concat([Buffer.from(bytes), Buffer.alloc(512)]);
        file.write("ustar", 257);
        expect(detect(file)).toBeDefined();
      }),
    );
  });
});

const hasQemuImg = (() => {
  try {
    execFileSync("qemu-img", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasQemuImg)("files made by qemu-img (skipped where it is not installed)", () => {
  const folder = mkdtempSync(join(tmpdir(), "image-format-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  function make(name: string, ...options: string[]): DetectedFormat {
    execFileSync("qemu-img", ["create", "-q", ...options, join(folder, name), "64M"]);
    return detectFile(join(folder, name));
  }

  const size = 64n * 1024n * 1024n;

  it.each([
    ["qcow2", ["-f", "qcow2"], { format: "qcow2", variant: "version 3", virtualSizeBytes: size, traits: [] }],
    [
      "qcow2 v2",
      ["-f", "qcow2", "-o", "compat=0.10"],
      { format: "qcow2", variant: "version 2", virtualSizeBytes: size },
    ],
    ["qcow2 zstd", ["-f", "qcow2", "-o", "compression_type=zstd"], { format: "qcow2", traits: ["zstd"] }],
    ["qcow1", ["-f", "qcow"], { kind: "outdated", name: "qcow version 1" }],
    ["qed", ["-f", "qed"], { kind: "outdated", name: "qed" }],
    [
      "vmdk",
      ["-f", "vmdk"],
      { format: "vmdk", variant: "monolithicSparse", virtualSizeBytes: size, traits: [] },
    ],
    [
      "vmdk stream",
      ["-f", "vmdk", "-o", "subformat=streamOptimized"],
      { format: "vmdk", variant: "streamOptimized", traits: [] },
    ],
    [
      "vmdk flat",
      ["-f", "vmdk", "-o", "subformat=monolithicFlat"],
      { format: "vmdk", variant: "monolithicFlat", traits: ["external_data"] },
    ],
    [
      "vhd",
      ["-f", "vpc", "-o", "force_size=on"],
      { format: "vhd", variant: "dynamic", virtualSizeBytes: size },
    ],
    [
      "vhd fixed",
      ["-f", "vpc", "-o", "subformat=fixed,force_size=on"],
      { format: "vhd", variant: "fixed", virtualSizeBytes: size },
    ],
    ["vhdx", ["-f", "vhdx"], { format: "vhdx" }],
    ["vdi", ["-f", "vdi"], { format: "vdi", variant: "dynamic", virtualSizeBytes: size }],
    ["raw", ["-f", "raw"], { format: "raw", virtualSizeBytes: size, traits: ["no_boot_sector"] }],
  ])("%s", (name, options, expected) => {
    expect(make(name.replace(" ", "-"), ...options)).toMatchObject(expected);
  });

  it("qcow2 over another file", () => {
    writeFileSync(join(folder, "base"), Buffer.alloc(65536));
    expect(make("overlay", "-f", "qcow2", "-F", "raw", "-b", join(folder, "base"))).toMatchObject({
      traits: ["backing_file"],
    });
  });

  it("qcow2 with its data elsewhere", () => {
    const options = ["-f", "qcow2", "-o", `data_file=${join(folder, "data")}`];
    expect(make("external", ...options)).toMatchObject({ traits: ["external_data"] });
  });
});

function detectFile(path: string): DetectedFormat {
  const file = openSync(path, "r");
  try {
    const size = fstatSync(file).size;
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    readSync(file, head, 0, head.byteLength, 0);
    readSync(file, tail, 0, tail.byteLength, size - tail.byteLength);
    return detectImageFormat(head, { tail, sizeBytes: BigInt(size) });
  } finally {
    closeSync(file);
  }
}
