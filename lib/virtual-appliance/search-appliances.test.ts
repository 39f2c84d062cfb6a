import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPrefixQuery } from "./search-appliances.ts";

describe("toPrefixQuery", () => {
  it.each([
    ["deb", "deb:*"],
    ["deb mini", "deb:* & mini:*"],
    ["  C++, (lab) ", "C:* & lab:*"],
    ["größe 日本", "größe:* & 日本:*"],
    ["ubuntu 24.04", "ubuntu:* & 24.04:*"],
    ["a.b 1.", "a:* & b:* & 1:*"],
    ["a & !b | c:* <-> 'd'", "a:* & b:* & c:* & d:*"],
  ])("%j becomes %j", (text, query) => {
    expect(toPrefixQuery(text)).toBe(query);
  });

  it.each(["", "  ", "%", "'", "&|!:*()<->\\", "\u0000"])("%j holds no word", (text) => {
    expect(toPrefixQuery(text)).toBeNull();
  });

  it("holds nothing that PostgreSQL takes for an operator of the author's", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(toPrefixQuery(text) ?? "x:*").toMatch(/^[\p{L}\p{N}.]+:\*( & [\p{L}\p{N}.]+:\*)*$/u);
      }),
    );
  });
});
