import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildToken, hashSecret, isUsable, parseToken, secretMatches, tokenState } from "./token.ts";

const random = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("a token", () => {
  test("is taken apart into what it was made of", () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const { id, secret, token } = buildToken(bytes);
        expect(parseToken(token)).toEqual({ id, secret });
        expect(parseToken(` ${token}\n`)).toEqual({ id, secret });
      }),
    );
  });

  test("uses all of its random bytes: another byte makes another token", () => {
    fc.assert(
      fc.property(random, fc.nat({ max: 31 }), fc.integer({ min: 1, max: 255 }), (bytes, place, change) => {
        const other = Uint8Array.from(bytes);
        other[place] = (other[place] ?? 0) ^ change;
        expect(buildToken(other).token).not.toBe(buildToken(bytes).token);
      }),
    );
  });

  test("has the form that secret scanners look for, and stands in an address unescaped", () => {
    const { token } = buildToken(Uint8Array.from({ length: 32 }, (_, index) => 255 - index));
    expect(token).toBe("slw_fffefdfcfbfaf9f8_9_b19PPy8fDv7u3s6-rp6Ofm5eTj4uHg");
    expect(encodeURIComponent(token)).toBe(token);
  });

  test("is found by the expression that the documentation gives to secret scanners, and nothing else is", async () => {
    const text = await readFile(new URL("../../docs/access-tokens.md", import.meta.url), "utf8");
    const [, expression = ""] = /```regex\n(.+)\n```/.exec(text) ?? [];
    const scanner = new RegExp(expression, "g");
    fc.assert(
      fc.property(random, fc.constantFrom(" ", "'", "=", ":", "@", "\n", ""), (bytes, around) => {
        const { token } = buildToken(bytes);
        expect(`key${around && "="}${around}${token}${around}rest`.match(scanner) ?? []).toEqual(
          around === "" ? [] : [token],
        );
        expect(`${around}${token.slice(0, -1)}${around}`).not.toMatch(new RegExp(expression));
      }),
    );
  });

  test.each([0, 16, 31, 33])("is not made of %i random bytes", (length) => {
    expect(() => buildToken(new Uint8Array(length))).toThrow(RangeError);
  });

  test.each([
    "",
    "slw_",
    "slw_0123456789abcdef_",
    "slw_0123456789abcdef_short",
    "slw_0123456789ABCDEF_0123456789012345678901234567890x",
    "ghp_0123456789abcdef_01234567890123456789012345678901",
    "slw_0123456789abcdef_012345678901234567890123456789012",
    "slw_0123456789abcdef_0123456789012345678901234567890!",
    "slw_0123456789abcdef_01234567890123456789012345678901\nx",
  ])("is not %j", (text) => {
    expect(parseToken(text)).toBeNull();
  });

  test("parses whatever comes without failing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) }),
        (text) => void parseToken(text),
      ),
    );
  });
});

describe("the stored hash", () => {
  test("is SHA-256 in lower-case hex, as FIPS 180-4 gives it for abc", () => {
    expect(hashSecret("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("matches its own secret and no other", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (secret, other) => {
        expect(secretMatches(secret, hashSecret(secret))).toBe(true);
        expect(secretMatches(other, hashSecret(secret))).toBe(other === secret);
      }),
    );
  });

  // timingSafeEqual throws for buffers of different lengths: digests have one length, whatever was presented.
  test("is compared with secrets of every length without failing", () => {
    const anything = fc.string({ unit: "binary", maxLength: 2000 });
    fc.assert(
      fc.property(anything, anything, (secret, stored) => {
        expect(secretMatches(secret, hashSecret("abc"))).toBe(secret === "abc");
        expect(secretMatches("abc", stored)).toBe(false);
      }),
    );
  });

  test.each([
    ["nothing", ""],
    ["half a hash", "ba7816bf"],
    ["no hex", "z".repeat(64)],
  ])("%s matches no secret", (_, stored) => {
    expect(secretMatches("abc", stored)).toBe(false);
  });
});

describe("isUsable", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const before = new Date(now.getTime() - 1);
  const after = new Date(now.getTime() + 1);

  test.each([
    ["until its expiry", after, null, true],
    ["not at its expiry", now, null, false],
    ["not after its expiry", before, null, false],
    ["not when revoked", after, before, false],
    ["not when revoked, whatever the date says", after, after, false],
  ])("%s", (_, expiresAt, revokedAt, expected) => {
    expect(isUsable({ expiresAt, revokedAt }, now)).toBe(expected);
  });

  test.each([
    [after, null, "active"],
    [now, null, "expired"],
    [after, before, "revoked"],
    [before, before, "revoked"],
  ])("%s, revoked %s: %s", (expiresAt, revokedAt, expected) => {
    expect(tokenState({ expiresAt, revokedAt }, now)).toBe(expected);
  });
});
