import fc from "fast-check";
import { expect, it } from "vitest";
import { paths } from "#lib/platform/paths.ts";
import { readImageReference } from "./image-reference.ts";

const UUID = "0c3b8d3e-9d55-4b1e-8f4b-3f0d3ad8f1a1";

it.each([
  [UUID, null],
  [`${UUID}:77`, 77],
  [`${UUID}%3A77`, 77],
  [`${UUID}%3a77`, 77],
  // AppDB's own form, whose third part it ignored.
  [`${UUID}:77:3`, 77],
  [UUID.toUpperCase(), null],
])("%s", (text, number) => {
  expect(readImageReference(text)).toEqual({ identifier: UUID, number });
});

it.each([
  "",
  "x",
  `${UUID}:`,
  `${UUID}:x`,
  `${UUID}:-1`,
  `${UUID}:1:2:3`,
  `${UUID}:9999999999`,
  `${UUID}/77`,
  `x${UUID}`,
  `${UUID}\n`,
  "%",
  "%zz",
  `${UUID}%`,
])("%j is no reference", (text) => {
  expect(readImageReference(text)).toBeNull();
});

it("never throws", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${UUID}${text}`),
      ),
      (text) => {
        readImageReference(text);
      },
    ),
    { examples: [["%"]] },
  );
});

it("reads what lists print", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 999_999_999 }), (identifier, number) => {
      for (const path of [paths.image(identifier, number), paths.entry(identifier, number)]) {
        expect(readImageReference(path.split("/").at(-2) ?? "")).toEqual({ identifier, number });
      }
    }),
  );
});
