import { describe, expect, it } from "vitest";
import { errorReference, readRefusedAction } from "./error-reference.ts";

describe("errorReference", () => {
  it("finds the digest", () => {
    expect(errorReference(Object.assign(new Error("x"), { digest: "2948203" }))).toBe("2948203");
  });

  it.each([new Error("x"), "text", null, undefined, { digest: 7 }])("has none for %s", (error) => {
    expect(errorReference(error)).toBeUndefined();
  });
});

describe("readRefusedAction", () => {
  it("finds the sentence", () => {
    expect(readRefusedAction(new Error("Refused: Too many changes."))).toBe("Too many changes.");
  });

  it.each([new Error("Something was Refused: no"), "Refused: x", null, undefined])(
    "has none for %s",
    (error) => {
      expect(readRefusedAction(error)).toBeUndefined();
    },
  );
});
