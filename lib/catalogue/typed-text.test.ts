import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText, parseTypedText, readIdentifier } from "./typed-text.ts";

/** Terms in short: -"a b"*. */
const short = (text: string) =>
  parseTypedText(text)
    .map(
      ({ words, prefix, excluded }) =>
        `${excluded ? "-" : ""}${words.length > 1 ? `"${words.join(" ")}"` : words[0]}${prefix ? "*" : ""}`,
    )
    .join(" & ");

describe("what is typed", () => {
  it.each([
    ["debian", "debian*"],
    ["Debian GNU", "debian & gnu*"],
    ["debian 12.5", "debian & 12.5*"],
    ["debian-12", '"debian 12"*'],
    ['"plain debian" stable', '"plain debian" & stable*'],
    ['"plain debian"', '"plain debian"'],
    ['"plain deb', '"plain deb"*'],
    ["debian -cuda", "debian & -cuda"],
    ['debian -"with cuda" x', 'debian & -"with cuda" & x*'],
    ["- debian", "debian*"],
    ["node.js", '"node js"*'],
    ["Größe Łódź", "grosse & lodz*"],
    ["& | ! ( ) : * <->", ""],
    ["a & !b | c:* <-> 'd'", "a & b & c & d*"],
    ["", ""],
  ])("%j is taken as %j", (text, terms) => {
    expect(short(text)).toBe(terms);
  });

  it("never leaves anything but letters, digits and points within numbers", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        for (const { words } of parseTypedText(text)) {
          expect(words.length).toBeGreaterThan(0);
          expect(words.filter((word) => !/^[\p{L}\p{N}.]+$/u.test(word))).toEqual([]);
        }
      }),
    );
  });

  it("is folded once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });
});

describe("an identifier", () => {
  it.each([
    [" 0190F3A1-7c2b-7def-8000-0123456789ab ", "image"],
    ["a".repeat(128), "sha512"],
    ["A1".repeat(32), "sha256"],
    ["42", "number"],
    ["debian", undefined],
    ["12.5", undefined],
    ["1234567890", undefined],
  ])("%j is of kind %s", (text, kind) => {
    expect(readIdentifier(text)?.kind).toBe(kind);
  });
});
