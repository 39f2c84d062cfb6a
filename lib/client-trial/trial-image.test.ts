/** The image of a trial is a real one, and another for each edition. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { detectImageFormat } from "#lib/integrity-check/image-format.ts";
import { LISTED_EDITIONS } from "./edition.ts";
import { buildTrialImage, describeTrialImage } from "./trial-image.ts";

function hasQemu(): boolean {
  try {
    execFileSync("qemu-img", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

test("each edition has bytes of its own, the same at every call", () => {
  const sums = LISTED_EDITIONS.map((edition) => describeTrialImage(edition).sha512);
  expect(new Set(sums).size).toBe(LISTED_EDITIONS.length);
  expect(LISTED_EDITIONS.map((edition) => describeTrialImage(edition).sha512)).toEqual(sums);
});

test("the header says qcow2, version 2, one mebibyte, and no file behind it", () => {
  const file = buildTrialImage("good");
  expect(file.subarray(0, 4)).toEqual(Buffer.from("QFI\xfb", "latin1"));
  expect([file.readUInt32BE(4), file.readBigUInt64BE(8), file.readBigUInt64BE(24)]).toEqual([
    2,
    0n,
    1_048_576n,
  ]);
  expect(file.length).toBe(2048);
});

test("our own integrity check takes it for what the list says that it is", () => {
  for (const edition of LISTED_EDITIONS) {
    expect(detectImageFormat(buildTrialImage(edition))).toMatchObject({ kind: "image", format: "qcow2" });
  }
});

test.skipIf(!hasQemu())("QEMU finds nothing wrong with it", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "trial-image-"));
  try {
    for (const edition of LISTED_EDITIONS) {
      const file = path.join(folder, `${edition}.qcow2`);
      writeFileSync(file, buildTrialImage(edition));
      expect(execFileSync("qemu-img", ["check", file]).toString()).toContain("No errors were found");
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
