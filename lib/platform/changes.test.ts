import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween } from "./changes.ts";

describe("changesBetween", () => {
  it("tells what differs, in values that JSON can hold", () => {
    const before: Record<string, unknown> = {
      name: "a",
      tags: ["x"],
      size: 1n,
      at: new Date(0),
      gone: "y",
      same: 5,
    };
    const after = { name: "b", tags: ["x", "z"], size: 2n, at: new Date(1000), gone: null, same: 5 };
    expect(changesBetween(before, after)).toEqual({
      name: { before: "a", after: "b" },
      tags: { before: ["x"], after: ["x", "z"] },
      size: { before: "1", after: "2" },
      at: { before: "1970-01-01T00:00:00.000Z", after: "1970-01-01T00:00:01.000Z" },
      gone: { before: "y", after: null },
    });
  });

  it("looks only at what was given, and takes absent for null", () => {
    expect(changesBetween<Record<string, unknown>>({ a: 1, b: 2, c: null }, { b: 2, c: undefined })).toEqual(
      {},
    );
  });

  it("finds nothing between a thing and itself, and everything it names differs", () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.bigInt(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    );
    const thing = fc.dictionary(fc.constantFrom("a", "b", "c"), value);
    fc.assert(
      fc.property(thing, thing, (before, after) => {
        expect(changesBetween(before, before)).toEqual({});
        const changes = changesBetween<Record<string, unknown>>(before, after);
        for (const change of Object.values(changes)) expect(change.before).not.toEqual(change.after);
        expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
      }),
    );
  });
});
