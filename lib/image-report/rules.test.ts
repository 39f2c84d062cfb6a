/** Each rule of the linter: one image that it objects to, and the plain one that none does. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsSchema, GRADES, reportOn } from "./image-report.ts";
import type { Inspection, ReportedImage } from "./reported-image.ts";
import { RULES } from "./rules.ts";

const MIB = 1024n ** 2n;
const GIB = 1024n ** 3n;

const inspection: Inspection = { variant: "version 3", virtualSizeBytes: 10n * GIB, traits: [] };
const plain: ReportedImage = {
  url: "https://images.example.org/debian-13.2-20261101.qcow2",
  isStoredHere: false,
  format: "qcow2",
  hypervisors: ["KVM", "QEMU"],
  sizeBytes: 800n * MIB,
  ...{ cpuMinimum: 1, cpuRecommended: 2 },
  ...{ ramMinimumBytes: GIB, ramRecommendedBytes: 2n * GIB, diskMinimumBytes: 10n * GIB },
  contextualizationFormats: ["cloud-init"],
  inspection,
};
const inspected = (more: Partial<Inspection>) => ({ inspection: { ...inspection, ...more } });
const rulesOf = (more: Partial<ReportedImage>) =>
  reportOn({ ...plain, ...more }).findings.map(({ rule }) => rule);

test("a plain image has nothing to its name", () => {
  expect(reportOn(plain)).toEqual({ grade: "clean", findings: [] });
});

test.each<[rule: string, what: string, image: Partial<ReportedImage>]>([
  ["A5", "marked as corrupt", inspected({ traits: ["corrupt"] })],
  ["A6", "a difference to another file", inspected({ traits: ["backing_file"] })],
  ["A6", "content in other files", inspected({ traits: ["external_data"] })],
  ["A6", "encrypted", inspected({ traits: ["encrypted"] })],
  ["A6", "snapshots inside", inspected({ traits: ["internal_snapshots"] })],
  ["A6", "an OVA of several disks", { format: "ova", ...inspected({ traits: ["several_disks"] }) }],
  ["A7", "plain http", { url: "http://images.example.org/debian-13.2.qcow2" }],
  ["B1", "raw", { format: "raw" }],
  ["B1", "a VMDK that is not compressed", { format: "vmdk", ...inspected({ variant: "monolithicSparse" }) }],
  ["B1", "as large as its disk", { sizeBytes: 10n * GIB }],
  ["S1", "a format that clients refuse", { format: "vhdx" }],
  ["S1", "ESX sparse", { format: "vmdk", ...inspected({ variant: "ESX sparse", traits: ["esx_sparse"] }) }],
  ["S1", "zstd", inspected({ traits: ["zstd"] })],
  ["S1", "no boot signature", { format: "raw", ...inspected({ traits: ["no_boot_sector"] }) }],
  ["B3", "a large file", { sizeBytes: 11n * GIB, ...inspected({ virtualSizeBytes: 20n * GIB }) }],
  ["B4", "a large disk", { diskMinimumBytes: null, ...inspected({ virtualSizeBytes: 21n * GIB }) }],
  ["S2", "no contextualization", { contextualizationFormats: [] }],
  ["E3", "512 bytes of memory", { ramMinimumBytes: 512n }],
  ["E3", "2 TiB of memory", { ramRecommendedBytes: 2048n * GIB }],
  ["E4", "fewer cores recommended than needed", { cpuMinimum: 4 }],
  ["E4", "less memory recommended than needed", { ramMinimumBytes: 4n * GIB }],
  ["S3", "a minimum disk that does not hold it", { diskMinimumBytes: 5n * GIB }],
  ["E6", "VMware only, and no format of it", { hypervisors: ["VMware"] }],
  ["E8", "an address that changes", { url: "https://images.example.org/debian/latest/disk.qcow2" }],
])("%s objects to %s", (rule, _what, image) => {
  expect(rulesOf(image)).toContain(rule);
});

test.each<[string, string, Partial<ReportedImage>]>([
  ["A7", "what lies here", { url: "http://localhost:3000/store/images/1/a.qcow2", isStoredHere: true }],
  ["A7", "this very machine", { url: "http://localhost:3000/demo/images/debian-13.qcow2" }],
  ["B1", "small files", { format: "raw", sizeBytes: 10n * MIB }],
  ["B1", "streamOptimized", { format: "vmdk", ...inspected({ variant: "streamOptimized" }) }],
  ["B4", "20 GiB, which is still small", inspected({ virtualSizeBytes: 20n * GIB })],
  ["E6", "VMDK for VMware", { format: "vmdk", hypervisors: ["VMware"] }],
  ["E8", "a host called latest", { url: "https://latest.example.org/debian-13.2.qcow2" }],
  ["E8", "a word that only holds one", { url: "https://images.example.org/concurrently-1.0.qcow2" }],
])("%s has nothing against %s", (rule, _what, image) => {
  expect(rulesOf(image)).not.toContain(rule);
});

describe("a report", () => {
  const image = fc.record({
    ...{ url: fc.webUrl(), isStoredHere: fc.boolean() },
    format: fc.constantFrom("qcow2", "raw", "vmdk", "ova", "vhd", "vhdx", "vdi", "iso"),
    hypervisors: fc.array(fc.constantFrom("KVM", "VMware", "Xen"), { maxLength: 3 }),
    sizeBytes: fc.bigInt(1n, 2n ** 45n),
    ...{ cpuMinimum: fc.option(fc.nat(64)), cpuRecommended: fc.option(fc.nat(64)) },
    ramMinimumBytes: fc.option(fc.bigInt(0n, 2n ** 45n)),
    ramRecommendedBytes: fc.option(fc.bigInt(0n, 2n ** 45n)),
    diskMinimumBytes: fc.option(fc.bigInt(0n, 2n ** 45n)),
    contextualizationFormats: fc.array(fc.constantFrom("cloud-init"), { maxLength: 1 }),
    inspection: fc.option(
      fc.record({
        variant: fc.string(),
        virtualSizeBytes: fc.option(fc.bigInt(0n, 2n ** 45n)),
        traits: fc.subarray(["corrupt", "encrypted", "zstd", "no_boot_sector", "esx_sparse"]),
      }),
    ),
  });

  test("says each rule once, the gravest first, and grades by the gravest", () => {
    fc.assert(
      fc.property(image, (judged) => {
        const { grade, findings } = reportOn(judged);
        expect(new Set(findings.map(({ rule }) => rule)).size).toBe(findings.length);
        const order = ["error", "warning", "information"];
        const ranks = findings.map(({ severity }) => order.indexOf(severity));
        expect(ranks).toEqual([...ranks].sort());
        expect(GRADES).toContain(grade);
        expect(grade).toBe(ranks[0] === 0 ? "failing" : ranks[0] === 1 ? "advice" : "clean");
        expect(findingsSchema.parse(JSON.parse(JSON.stringify(findings)))).toEqual(findings);
      }),
    );
  });

  test("of a file that nobody looked into holds only what is declared", () => {
    const ofFile = new Set(["A5", "A6", "B4", "S3"]);
    fc.assert(
      fc.property(image, (judged) => {
        const { findings } = reportOn({ ...judged, inspection: null });
        expect(findings.filter(({ rule }) => ofFile.has(rule))).toEqual([]);
      }),
    );
  });

  test("names rules that are there once", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});
