import fc from "fast-check";
import { expect, test } from "vitest";
import { findFileProblem, guessFromFile, guessFromName } from "./file-guess.ts";

test.each([
  ["noble-server-cloudimg-amd64.img", { arch: "x86_64", osName: "Ubuntu", osVersion: "24.04" }],
  ["ubuntu-22.04-server-cloudimg-arm64.img", { arch: "aarch64", osName: "Ubuntu", osVersion: "22.04" }],
  ["debian-13-genericcloud-amd64.qcow2", { arch: "x86_64", osName: "Debian", osVersion: "13" }],
  ["bookworm.qcow2", { osName: "Debian", osVersion: "12" }],
  ["AlmaLinux-9.5-x86_64-minimal.qcow2", { arch: "x86_64", osName: "AlmaLinux", osVersion: "9.5" }],
  [
    "Rocky-9-GenericCloud-Base.latest.aarch64.qcow2",
    { arch: "aarch64", osName: "Rocky Linux", osVersion: "9" },
  ],
  [
    "CentOS-Stream-GenericCloud-10-latest.x86_64.qcow2",
    { arch: "x86_64", osName: "CentOS Stream", osVersion: "10" },
  ],
  ["Fedora-Cloud-Base-Generic-42-1.1.x86_64.qcow2", { arch: "x86_64", osName: "Fedora", osVersion: "42" }],
  ["cirros-0.6.3-x86_64-disk.img", { arch: "x86_64", osName: "CirrOS", osVersion: "0.6.3" }],
  [
    "generic_alpine-3.22.1-x86_64-bios.qcow2",
    { arch: "x86_64", osName: "Alpine Linux", osVersion: "3.22.1" },
  ],
  [
    "FreeBSD-14.3-RELEASE-amd64.qcow2",
    { arch: "x86_64", osFamily: "BSD", osName: "FreeBSD", osVersion: "14.3" },
  ],
  ["openSUSE-Leap-15.6.x86_64-NoCloud.qcow2", { arch: "x86_64", osName: "openSUSE Leap", osVersion: "15.6" }],
  ["my-own-thing.qcow2", {}],
])("%s", (fileName, guess) => {
  const system = "osName" in guess ? { osFamily: "Linux", ...guess } : guess;
  expect(guessFromName(fileName)).toEqual(system);
});

test("the file itself tells its format, its size and how large the disk is", () => {
  const format = { kind: "image", format: "vmdk", variant: "", virtualSizeBytes: 10n, traits: [] } as const;
  const url = "https://images.example.org/debian-13.qcow2";
  expect(guessFromFile(url, { format, sizeBytes: 5n })).toEqual({
    ...{ osFamily: "Linux", osName: "Debian", osVersion: "13" },
    ...{ format: "vmdk", diskMinimumBytes: 10n, declaredSizeBytes: 5n },
  });
});

test.each([
  [{ kind: "compressed", method: "xz" }, /compressed \(xz\)/],
  [{ kind: "document", type: "html" }, /a page or a text/],
  [{ kind: "archive", firstFile: "a" }, /archive/],
  [{ kind: "outdated", name: "qed" }, /Convert it/],
  [{ kind: "empty" }, /empty/],
  [{ kind: "image", format: "iso", variant: "", virtualSizeBytes: null, traits: [] }, /ISO/],
] as const)("%j speaks against the file", (format, complaint) => {
  expect(findFileProblem({ format, sizeBytes: 1n })).toMatch(complaint);
  expect(guessFromFile("https://example.org/a.img", { format, sizeBytes: 1n }).format).toBeUndefined();
});

test("any name is read without failing", () => {
  fc.assert(fc.property(fc.string(), (name) => void guessFromName(name)));
});
