import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBytes } from "#lib/platform/form-fields.ts";
import { bytesAsTyped } from "./bytes-as-typed.ts";

test.each([
  [2n * 1024n ** 3n, "2 GiB"],
  [512n * 1024n ** 2n, "512 MiB"],
  [512n * 1000n ** 2n, "512 MB"],
  [1536n * 1024n ** 2n, "1536 MiB"],
  [1001n, "1001 B"],
  [0n, "0 B"],
  [null, ""],
])("%s is typed as %s", (bytes, typed) => {
  expect(bytesAsTyped(bytes)).toBe(typed);
});

test("what a form shows is read back as the same number", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }), (bytes) => {
      expect(parseBytes(bytesAsTyped(bytes))).toBe(bytes);
    }),
  );
});
