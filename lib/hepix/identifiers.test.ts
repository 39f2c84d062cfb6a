import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryIdentifier, listIdentifier } from "./identifiers.ts";
import { isUuid } from "./value-forms.ts";

describe("listIdentifier", () => {
  test("is the one AppDB's list of fedcloud.egi.eu carried in 2015", () => {
    expect(listIdentifier("fedcloud.egi.eu")).toBe("76fdee70-8119-5d33-9f40-3c57e1c60df1");
  });
});

describe("entryIdentifier", () => {
  test("never changes for the same VO and image", () => {
    expect(entryIdentifier("biomed", "0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091")).toBe(
      "316acc8c-7345-5011-86c3-5b0249d180c5",
    );
  });

  test("tells VOs and images apart, in the form of a UUID", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        fc.pre(one !== other);
        expect(isUuid(entryIdentifier("biomed", one))).toBe(true);
        expect(entryIdentifier("biomed", one)).not.toBe(entryIdentifier("biomed", other));
        expect(entryIdentifier("biomed", one)).not.toBe(entryIdentifier("enmr.eu", one));
      }),
    );
  });
});
