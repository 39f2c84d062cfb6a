import fc from "fast-check";
import { expect, test } from "vitest";
import { readReturnAddress } from "./return-address.ts";

test.each(["/", "/account", "/vos/biomed/image-list/draft?q=a#add", "/appliances/a%20b"])(
  "%s is an address of ours",
  (text) => {
    expect(readReturnAddress(text)).toBe(text);
  },
);

test.each([
  undefined,
  "",
  "account",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
])("%s is none", (text) => {
  expect(readReturnAddress(text)).toBeNull();
});

test("whatever is accepted leads nowhere else", () => {
  const part = fc.constantFrom(
    "/",
    "\\",
    "//",
    ".",
    "..",
    "\t",
    "\n",
    "@",
    ":",
    "?",
    "#",
    "a",
    "evil.example",
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const address = readReturnAddress(`/${parts.join("")}`);
      if (address === null) return;
      expect(new URL(address, "https://slipway.example").origin).toBe("https://slipway.example");
    }),
  );
});
