import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainText, toPlainText } from "./plain-text.ts";

const anyText = fc.string({ unit: "binary" });

describe("toPlainText", () => {
  test.each([
    ["Plain text stays.", "Plain text stays."],
    ["Björn Müller, Łódź", "Bjorn Muller, Lodz"],
    ["Αθήνα", "Athina"],
    ["“quoted” and `ticked`", "'quoted' and 'ticked'"],
    ['say "hello"', "say 'hello'"],
    ["C:\\data $HOME", "C:/data HOME"],
    ["two\r\nlines\tand a tab\u0000", "two lines and a tab"],
    ["  much   space\u00a0\u2028here ", "much space here"],
    ["", ""],
  ])("%j becomes %j", (text, expected) => {
    expect(toPlainText(text)).toBe(expected);
  });

  test("yields what clients digest, from any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isPlainText(toPlainText(text))).toBe(true);
      }),
    );
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toPlainText(toPlainText(text))).toBe(toPlainText(text));
      }),
    );
  });
});

describe("isPlainText", () => {
  test.each(["a", "", "a 'b' (c) #1 50% <d> & e; f~"])("accepts %j", (text) => {
    expect(isPlainText(text)).toBe(true);
  });

  test.each(["é", '"', "`", "$", "\\", "a\nb", "a\tb", "\u007f"])("refuses %j", (text) => {
    expect(isPlainText(text)).toBe(false);
  });
});
