import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImageTrait } from "#lib/image-report/container-problems.ts";
import type { DetectedFormat, ImageFormat } from "./image-format.ts";
import { IMAGE_FORMATS } from "./image-format.ts";
import { compareWithDeclaration, findChangeSincePublication } from "./verdict.ts";

const image = (format: ImageFormat, ...traits: ImageTrait[]): DetectedFormat => ({
  kind: "image",
  format,
  variant: "",
  virtualSizeBytes: null,
  traits,
});

const SHA = "ab".repeat(64);
const measured = (format: DetectedFormat) => ({ sizeBytes: 2048n, sha512: SHA, format });
const undeclared = { sizeBytes: null, sha512: null, format: null };

describe("compareWithDeclaration", () => {
  it("passes what is as declared, whatever the case of the letters", () => {
    const declared = { sizeBytes: 2048n, sha512: SHA.toUpperCase(), format: "QCOW2" };
    expect(compareWithDeclaration(measured(image("qcow2")), declared)).toEqual({
      outcome: "passed",
      findings: [],
    });
  });

  it("passes what was left to be filled in", () => {
    expect(compareWithDeclaration(measured(image("ova")), undeclared)).toEqual({
      outcome: "passed",
      findings: [],
    });
  });

  it("says exactly what differs", () => {
    const declared = { sizeBytes: 1024n, sha512: "cd".repeat(64), format: "vmdk" };
    expect(compareWithDeclaration(measured(image("qcow2")), declared)).toEqual({
      outcome: "failed",
      findings: [
        { field: "size", severity: "error", message: "Declared 1,024 bytes, the file has 2,048 bytes." },
        {
          field: "sha512",
          severity: "error",
          message: `Declared SHA-512 ${"cd".repeat(64)}, the file has ${SHA}.`,
        },
        { field: "format", severity: "error", message: "Declared format vmdk, the file is qcow2." },
      ],
    });
  });

  it("speaks of one byte in the singular", () => {
    const { findings } = compareWithDeclaration(measured(image("qcow2")), { ...undeclared, sizeBytes: 1n });
    expect(findings[0]?.message).toBe("Declared 1 byte, the file has 2,048 bytes.");
  });

  it.each([
    [{ kind: "document", type: "html" }, /web page instead of an image/],
    [{ kind: "document", type: "xml" }, /an XML document instead/],
    [{ kind: "document", type: "text" }, /a text file instead/],
    [{ kind: "compressed", method: "gzip" }, /compressed with gzip; sites do not unpack/],
    [{ kind: "archive", firstFile: "a.txt" }, /tar archive that begins with "a.txt"/],
    [{ kind: "outdated", name: "qcow version 1" }, /outdated format qcow version 1/],
    [{ kind: "empty" }, /empty/],
    [image("qcow2", "backing_file"), /backing file/],
    [image("qcow2", "external_data"), /other files/],
    [image("qcow2", "encrypted"), /encrypted/],
    [image("qcow2", "corrupt"), /corrupt/],
    [image("qcow2", "internal_snapshots"), /snapshots of earlier states/],
    [image("ova", "several_disks"), /several disks/],
    [image("ova", "disk_not_vmdk"), /not a VMDK/],
  ] as [DetectedFormat, RegExp][])("fails %j with one explanation", (format, words) => {
    const declared = format.kind === "image" ? format.format : "qcow2";
    const verdict = compareWithDeclaration(measured(format), { ...undeclared, format: declared });
    expect(verdict.outcome).toBe("failed");
    expect(verdict.findings).toHaveLength(1);
    expect(verdict.findings[0]).toMatchObject({ field: "content", severity: "error" });
    expect(verdict.findings[0]?.message).toMatch(words);
  });

  it.each([
    [image("raw", "no_boot_sector"), /no boot signature: sites with cloudkeeper refuse/],
    [image("vhd"), /refuse images in vhd format/],
    [image("vhdx"), /refuse images in vhdx format/],
    [image("iso"), /refuse images in iso format/],
    [image("vmdk", "esx_sparse"), /COWD/],
    [image("qcow2", "zstd"), /zstd/],
  ])("warns about %j and passes it", (format, words) => {
    const verdict = compareWithDeclaration(measured(format), undeclared);
    expect(verdict.outcome).toBe("passed");
    expect(verdict.findings).toHaveLength(1);
    expect(verdict.findings[0]).toMatchObject({ severity: "warning", message: expect.stringMatching(words) });
  });

  it("fails exactly when there is an error, and always speaks in whole sentences", () => {
    const anyImage = fc
      .tuple(
        fc.constantFrom(...IMAGE_FORMATS),
        fc.subarray<ImageTrait>(["backing_file", "zstd", "no_boot_sector"]),
      )
      .map(([format, traits]) => image(format, ...traits));
    const anyDeclaration = fc.record({
      sizeBytes: fc.option(fc.bigInt({ min: 2047n, max: 2049n })),
      sha512: fc.option(fc.constantFrom(SHA, "00")),
      format: fc.option(fc.constantFrom(...IMAGE_FORMATS)),
    });
    fc.assert(
      fc.property(anyImage, anyDeclaration, (format, declared) => {
        const { outcome, findings } = compareWithDeclaration(measured(format), declared);
        expect(outcome === "failed").toBe(findings.some(({ severity }) => severity === "error"));
        for (const { message } of findings) expect(message).toMatch(/^[A-Z].*\.$/);
      }),
    );
  });
});

describe("findChangeSincePublication", () => {
  const file = { sizeBytes: 2048n, sha512: SHA };

  it("finds none in the same file, nor where nothing was known of it", () => {
    expect(findChangeSincePublication(file, file)).toBeNull();
    expect(findChangeSincePublication(file, { sizeBytes: null, sha512: null })).toBeNull();
  });

  it("names what was and what is", () => {
    const other = "cd".repeat(64);
    expect(findChangeSincePublication(file, { ...file, sha512: other })).toEqual({
      field: "change",
      severity: "error",
      message: `The file has changed since the version was published: its SHA-512 was ${other} and is ${SHA}. Put the published file back, or publish a new version.`,
    });
    expect(findChangeSincePublication(file, { sizeBytes: 1000n, sha512: other })?.message).toMatch(
      /^The file has changed since the version was published: it had 1,000 bytes and has 2,048 bytes; its SHA-512/,
    );
  });
});
