import fc from "fast-check";
import { expect, test } from "vitest";
import { orcidAddress, orcidCheckDigit, parseOrcid } from "./orcid.ts";

// The examples of ORCID's own page on the structure of the iD.
const KNOWN = ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"];

const fifteen = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 15, maxLength: 15 });
const orcids = fifteen.map((digits) => {
  const whole = digits + orcidCheckDigit(digits);
  return whole.replace(/(.{4})(?!$)/g, "$1-");
});

test.each(KNOWN)("%s is one", (orcid) => {
  expect(parseOrcid(orcid)).toBe(orcid);
});

test.each([
  ["https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["http://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097"],
  ["orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"],
  ["0000000218250097", "0000-0002-1825-0097"],
  ["0000 0002 1825 0097", "0000-0002-1825-0097"],
  ["  0000-0002-1694-233x ", "0000-0002-1694-233X"],
])("%j is %s", (text, orcid) => {
  expect(parseOrcid(text)).toBe(orcid);
});

test.each([
  "",
  "0000-0002-1825-009",
  "0000-0002-1825-00977",
  "0000-0002-1825-0098",
  "0000-0002-1694-2330",
  "000X-0002-1825-0097",
  "https://orcid.example/0000-0002-1825-0097",
  "https://orcid.org.example/0000-0002-1825-0097",
  "javascript:0000-0002-1825-0097",
  "0000-0002-1825-0097?x",
])("%j is none", (text) => {
  expect(parseOrcid(text)).toBeNull();
});

test("is read however it is written", () => {
  fc.assert(
    fc.property(
      orcids,
      fc.constantFrom("", "https://orcid.org/"),
      fc.boolean(),
      (orcid, address, hyphens) => {
        const written = address + (hyphens ? orcid : orcid.replaceAll("-", ""));
        expect(parseOrcid(written)).toBe(orcid);
        expect(parseOrcid(orcidAddress(orcid))).toBe(orcid);
      },
    ),
  );
});

test("one wrong digit is always noticed, and so are two neighbours that changed places", () => {
  fc.assert(
    fc.property(orcids, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (orcid, place, difference) => {
      const digits = [...orcid.replaceAll("-", "")];
      const wrong = digits.with(place, String((Number(digits[place]) + difference) % 10));
      expect(parseOrcid(wrong.join(""))).toBeNull();
      const [here, there] = [digits[place] ?? "", digits[place + 1] ?? ""];
      if (here === there) return;
      expect(
        parseOrcid(
          digits
            .with(place, there)
            .with(place + 1, here)
            .join(""),
        ),
      ).toBeNull();
    }),
  );
});

test("never throws", () => {
  fc.assert(fc.property(fc.string(), (text) => void parseOrcid(text)));
});
