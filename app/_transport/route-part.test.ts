import fc from "fast-check";
import { expect, it } from "vitest";
import { readNamePart, readRoutePart, readUuidPart } from "./route-part.ts";

it("gives back what was encoded", () => {
  const names = fc.string({ unit: "grapheme" }).filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(names, (name) => {
      expect(readRoutePart(encodeURIComponent(name))).toBe(name);
    }),
  );
});

it.each(["%", "%E0%A4%A", "a%00b", "a%0Ab"])("refuses %s", (part) => {
  expect(readRoutePart(part)).toBeNull();
});

it("takes a UUID in either case", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(readUuidPart(id)).toBe(id);
      expect(readUuidPart(id.toUpperCase())).toBe(id);
    }),
  );
});

it.each(["", "%", "nobody", "0190b7e2", "0190b7e2-7a5c-7c11-9d5e-2f6b8a1c3d4e0", "%00", "../x"])(
  "takes %s for no UUID",
  (part) => {
    expect(readUuidPart(part)).toBeNull();
  },
);

it.each(["biomed", "vo.example.org", "ubuntu-24.04", "a_b", "vo%2Eexample%2Eorg"])(
  "takes %s for a name",
  (part) => {
    expect(readNamePart(part)).toBe(part.replaceAll("%2E", "."));
  },
);

it.each(["", "%", "%ff", "%00", "a%00", "Biomed", "a b", "../pki", "a%2Fb", "bi\u00f6med", "biomed\n"])(
  "takes %j for no name",
  (part) => {
    expect(readNamePart(part)).toBeNull();
  },
);
