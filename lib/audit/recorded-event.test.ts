import fc from "fast-check";
import { expect, it } from "vitest";
import { formatCursor, parseCursor, readPosition } from "./recorded-event.ts";

const cursors = fc.record({
  at: fc.date({ min: new Date(0), max: new Date("2999-12-31"), noInvalidDate: true }),
  id: fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map(String),
});

it("a place survives the address", () => {
  fc.assert(
    fc.property(cursors, (cursor) => {
      expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
      expect(readPosition({ before: formatCursor(cursor) })).toEqual({ direction: "before", cursor });
    }),
  );
});

it("what is no place is the first page, whatever it is", () => {
  const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
  fc.assert(
    fc.property(anything, anything, (after, before) => {
      fc.pre(![after, before].flat().some((text) => /^\d+-\d+$/.test(text ?? "")));
      expect(readPosition({ after, before })).toBeNull();
    }),
  );
  expect(parseCursor("1-99999999999999999999")).toBeNull();
});
