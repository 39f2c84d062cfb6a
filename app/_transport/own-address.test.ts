import fc from "fast-check";
import { expect, test } from "vitest";
import { toOwnAddress } from "./own-address.ts";

const BASE = "https://va.example.org";

test.each([
  ["/account?a=b#c", `${BASE}/account?a=b#c`],
  [`${BASE}/account`, `${BASE}/account`],
  ["https://evil.example/", BASE],
  ["//evil.example", BASE],
  ["/\\evil.example", BASE],
  ["https://va.example.org.evil.example/", BASE],
  ["https://va.example.org@evil.example/", BASE],
  ["http://va.example.org/", BASE],
  ["https://va.example.org:8443/", BASE],
  ["javascript:alert(1)", BASE],
  ["https://", BASE],
])("%s is %s", (text, expected) => {
  expect(toOwnAddress(text, BASE)).toBe(expected);
});

test("nothing leads elsewhere", () => {
  const part = fc.constantFrom(
    ..."/ \\ // . .. @ : ? # https: a evil.example va.example.org".split(" "),
    "\t",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      expect(new URL(toOwnAddress(parts.join(""), BASE)).origin).toBe(BASE);
    }),
  );
});
