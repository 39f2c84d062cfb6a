import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseRequestId } from "./request-id.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

it("takes the name that a trusted proxy gave", () => {
  expect(chooseRequestId("Root=1-67891233-abcdef012345678912345678", true)).toMatch(/^Root=1-/);
});

it("takes nobody else's", () => {
  expect(chooseRequestId("0f8fad5b-d9cb-469f-a165-70867728950e", false)).not.toMatch(/^0f8fad5b/);
});

it("never passes on what could break a line of the log or a header", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii", maxLength: 40 }), fc.boolean(), (given, isTrusted) => {
      expect(chooseRequestId(given, isTrusted)).toMatch(/^[A-Za-z0-9._:=+/-]{8,100}$/);
    }),
  );
  for (const bad of [undefined, "", "short", "a b c d e f g h", "x".repeat(101), "12345678\nadmin"]) {
    expect(chooseRequestId(bad, true)).toMatch(UUID);
  }
});
