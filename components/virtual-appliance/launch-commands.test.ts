import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  downloadCommand,
  fileNameOf,
  type LaunchableImage,
  openStackCommand,
  shellWord,
  verifyCommand,
} from "./launch-commands.ts";

const image: LaunchableImage = {
  url: "https://images.example.org/rocky/rocky-9.4.qcow2",
  sha512: "ab".repeat(64),
  format: "qcow2",
  arch: "x86_64",
  osName: "Rocky Linux",
  osVersion: "9.4",
  ramMinimumBytes: 2n * 1024n ** 3n,
  diskMinimumBytes: 10_000_000_000n,
};

describe("commands to start an image", () => {
  it("fetch it and compare it", () => {
    expect(downloadCommand(image)).toBe(
      "curl --fail --location \\\n  --output rocky-9.4.qcow2 \\\n  https://images.example.org/rocky/rocky-9.4.qcow2",
    );
    expect(verifyCommand(image)).toBe(`echo '${"ab".repeat(64)}  rocky-9.4.qcow2' \\\n  | sha512sum --check`);
    expect(verifyCommand({ ...image, sha512: null })).toBeNull();
  });

  it("hand it to OpenStack with its needs rounded up in the units of Glance", () => {
    const command = openStackCommand(image, "Rocky Linux 9.4");
    expect(command).toContain("--disk-format qcow2 --container-format bare");
    expect(command).toContain("--min-ram 2048 --min-disk 10");
    expect(command).toContain("--property os_distro=rocky --property os_version=9.4");
    expect(command).toMatch(/'Rocky Linux 9\.4'$/);
  });

  it("leave out needs that nobody stated", () => {
    const command = openStackCommand({ ...image, ramMinimumBytes: null, diskMinimumBytes: null }, "x");
    expect(command).not.toContain("--min");
  });

  it("unpack an OVA and convert its disk", () => {
    const command = openStackCommand({ ...image, url: "https://example.org/a.ova", format: "ova" }, "x");
    expect(command).toContain("tar --extract --wildcards --file a.ova '*.vmdk'");
    expect(command).toContain("qemu-img convert -O qcow2 ./*.vmdk a.qcow2");
    expect(command).toContain("--file a.qcow2");
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
    const texts = fc.string({ minLength: 1, unit: "binary" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(texts, (text) => {
        const echoed = execFileSync("sh", ["-c", `printf %s ${shellWord(text)}`], { encoding: "utf8" });
        expect(echoed).toBe(text);
      }),
      { numRuns: 40, examples: [["'; rm -rf $HOME; `id` \"\\"], ["~"], ["a'b''c"]] },
    );
  });
});
