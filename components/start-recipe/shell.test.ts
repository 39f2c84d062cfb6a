import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  diskFile,
  downloadCommand,
  fileNameOf,
  shellWord,
  verifyCommand,
  writeFileCommand,
} from "./shell.ts";

const image = {
  url: "https://images.example.org/rocky/rocky-9.4.qcow2",
  sha512: "ab".repeat(64),
  format: "qcow2",
};
const textOf = () => fc.string({ minLength: 1, unit: "binary" }).filter((text) => !text.includes("\0"));

describe("commands", () => {
  it("fetch a file and compare it", () => {
    expect(downloadCommand(image)).toBe(
      "curl --fail --location \\\n  --output rocky-9.4.qcow2 \\\n  https://images.example.org/rocky/rocky-9.4.qcow2",
    );
    expect(verifyCommand(image)).toBe(`echo '${"ab".repeat(64)}  rocky-9.4.qcow2' \\\n  | sha512sum --check`);
    expect(verifyCommand({ ...image, sha512: null })).toBeNull();
  });

  it("take the file as it is, or convert it first", () => {
    expect(diskFile(image, ["qcow2", "raw"])).toEqual({
      ...{ file: "rocky-9.4.qcow2", format: "qcow2", convert: [] },
    });
    expect(diskFile({ url: "https://example.org/a.vmdk", format: "VMDK" }, ["qcow2"])).toEqual({
      ...{ file: "a.converted.qcow2", format: "qcow2" },
      convert: ["qemu-img convert -O qcow2 a.vmdk a.converted.qcow2"],
    });
    expect(diskFile({ url: "https://example.org/a.ova", format: "ova" }, ["qcow2"]).convert).toEqual([
      "tar --extract --wildcards --file a.ova '*.vmdk'",
      "qemu-img convert -O qcow2 ./*.vmdk a.converted.qcow2",
    ]);
  });

  it("write a file as it is, whatever stands in it", () => {
    const lines = fc.array(fc.oneof(fc.constantFrom("EOF", "$HOME", "`id`", "\\", "'"), fc.string()));
    fc.assert(
      fc.property(lines, (parts) => {
        const content = `x${parts.join("\n").replace(/[\0\r]/g, "")}y`;
        const command = writeFileCommand('"$file"', content);
        const script = `file=$(mktemp)\n${command}\ncat "$file"\nrm "$file"`;
        expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(`${content}\n`);
      }),
      { numRuns: 40 },
    );
  });
});

describe("fileNameOf", () => {
  it.each([
    ["https://example.org/a/b.qcow2", "b.qcow2"],
    ["https://example.org/a/b%20c.qcow2?x=1", "b_20c.qcow2"],
    ["https://example.org/-rf", "rf"],
    ["https://example.org/", "image"],
  ])("%s: %s", (url, name) => {
    expect(fileNameOf(url)).toBe(name);
  });
});

describe("shellWord", () => {
  it("means to the shell exactly what it was made from", () => {
    fc.assert(
      fc.property(textOf(), (text) => {
        const echoed = execFileSync("sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" });
        expect(echoed).toBe(text);
      }),
      { numRuns: 40, examples: [["'; rm -rf $HOME; `id` \"\\"], ["~"], ["a'b''c"]] },
    );
  });
});
