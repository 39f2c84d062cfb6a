import fc from "fast-check";
import { expect, it } from "vitest";
import { describeRefusal, mailStateOf, messageIdOf, oneLine } from "./mail.ts";

it("says how a message stands", () => {
  expect(mailStateOf({ sentAt: null, lastError: null })).toBe("waiting");
  expect(mailStateOf({ sentAt: null, lastError: "connect ECONNREFUSED" })).toBe("waiting");
  expect(mailStateOf({ sentAt: null, lastError: describeRefusal("550 no such user") })).toBe("refused");
  expect(mailStateOf({ sentAt: new Date(0), lastError: null })).toBe("sent");
});

it("makes one line of any text, and leaves a line as it is", () => {
  expect(oneLine("Ann\r\nBcc: eve@example.org\u2028 invites\tyou \u202e")).toBe(
    "Ann Bcc: eve@example.org invites you",
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      expect(oneLine(oneLine(text))).toBe(oneLine(text));
    }),
  );
});

it("names a message after its row and this service", () => {
  expect(messageIdOf("0199", "https://va.example.org:8443")).toBe("<0199@va.example.org>");
});
