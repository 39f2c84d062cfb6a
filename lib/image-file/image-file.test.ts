import fc from "fast-check";
import { expect, test } from "vitest";
import { findUrlProblem } from "#lib/virtual-appliance/image.ts";
import { storedFileName } from "./image-file.ts";

test.each([
  ["debian-13.qcow2", "debian-13.qcow2"],
  ["C:\\images\\My Image (final).qcow2", "My-Image-final-.qcow2"],
  ["/home/ann/größe.img", "gro-e.img"],
  ["../../etc/passwd", "passwd"],
  [".qcow2", "qcow2"],
  ["…", "image"],
  ["", "image"],
  [`${"x".repeat(300)}.qcow2`, `${"x".repeat(94)}.qcow2`],
])("%j is stored as %j", (given, stored) => {
  expect(storedFileName(given)).toBe(stored);
});

test("whatever a file is called, sites can fetch it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (given) => {
      const name = storedFileName(given);
      expect(name).toMatch(/^[A-Za-z0-9._-]{1,100}$/);
      expect(findUrlProblem(`https://images.example.org/store/image-files/x/${name}`)).toBeNull();
      expect(storedFileName(name)).toBe(name);
    }),
  );
});
