import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  optionalBytes,
  optionalLine,
  optionalText,
  optionalUrl,
  optionalWholeNumber,
  parseBytes,
  requiredEmail,
  requiredLine,
  requiredText,
  wordList,
} from "./form-fields.ts";

const UNITS = {
  B: 1n,
  kB: 10n ** 3n,
  MB: 10n ** 6n,
  GB: 10n ** 9n,
  TB: 10n ** 12n,
  KiB: 2n ** 10n,
  MiB: 2n ** 20n,
  GiB: 2n ** 30n,
  TiB: 2n ** 40n,
};
const anyUnit = fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[]));

describe("parseBytes", () => {
  it.each([
    ["2 GiB", 2_147_483_648n],
    ["2GiB", 2_147_483_648n],
    [" 512 mb ", 512_000_000n],
    ["1.5 KiB", 1536n],
    ["1,5 KiB", 1536n],
    ["2 G", 2_000_000_000n],
    ["2 Gi", 2_147_483_648n],
    ["1024 B", 1024n],
    ["0 B", 0n],
    // A fraction of a byte is no byte.
    ["0.0001 kB", 0n],
  ])("%j is %i bytes", (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  it.each([
    "",
    "512",
    "1.5",
    "-1 GiB",
    "GiB",
    "1 XB",
    "1 iB",
    "1e3 B",
    "0x10 B",
    "1 2 B",
    "1.2.3 B",
    "∞ B",
    "1 GiBB",
  ])("%j cannot be read", (text) => {
    expect(parseBytes(text)).toBeNull();
  });

  it("takes a bare number only where no unit is needed", () => {
    expect(parseBytes("196616", { unitNeeded: false })).toBe(196_616n);
    expect(parseBytes("196616")).toBeNull();
  });

  it("reads whole amounts exactly, in any unit and any case of letters", () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 15n - 1n),
        anyUnit,
        fc.constantFrom("", " ", "  "),
        (amount, unit, gap) => {
          const bytes = amount * UNITS[unit];
          expect(parseBytes(`${amount}${gap}${unit}`)).toBe(bytes);
          expect(parseBytes(`${amount}${gap}${unit.toLowerCase()}`)).toBe(bytes);
          expect(parseBytes(`${amount}${gap}${unit.toUpperCase()}`)).toBe(bytes);
        },
      ),
    );
  });

  it("reads fractions, rounded down to a byte", () => {
    const fraction = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.bigInt(0n, 9999n), fraction, anyUnit, (whole, digits, unit) => {
        const millionths = BigInt(`${whole}${digits.padEnd(6, "0")}`);
        expect(parseBytes(`${whole}.${digits} ${unit}`)).toBe((millionths * UNITS[unit]) / 1_000_000n);
      }),
    );
  });

  it("never throws, and gives no amount below nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,]{0,20} ?[kmgtibKMGTIB]{0,4}$/)),
        (text) => {
          const bytes = parseBytes(text, { unitNeeded: false });
          if (bytes !== null) expect(bytes >= 0n).toBe(true);
        },
      ),
    );
  });
});

describe("fields that may be left empty", () => {
  it.each([optionalText("X"), optionalUrl("X"), optionalWholeNumber("X", { max: 9 }), optionalBytes("X")])(
    "are null then",
    (field) => {
      for (const nothing of ["", "  ", null, undefined]) expect(field.parse(nothing)).toBeNull();
    },
  );
});

describe("one field", () => {
  const messageOf = (
    field: { safeParse(input: unknown): { error?: { issues: { message: string }[] } } },
    input: unknown,
  ) => field.safeParse(input).error?.issues[0]?.message;

  it.each([
    [requiredLine("The name"), undefined, "The name is missing."],
    [requiredLine("The name"), "  ", "The name is missing."],
    [requiredLine("The name", { min: 3 }), "ab", "The name must have at least 3 characters."],
    [requiredLine("The name", { max: 3 }), "abcd", "The name must have at most 3 characters."],
    [requiredLine("The name"), "a\0b", "The name holds a character that cannot be stored."],
    [optionalText("The notes", { max: 3 }), "abcd", "The notes must have at most 3 characters."],
    [optionalText("The notes"), "a\0b", "The notes holds a character that cannot be stored."],
    [optionalUrl("The home page"), "example.org", "The home page must begin with https:// or http://."],
    [
      optionalUrl("The home page"),
      "javascript:alert(1)",
      "The home page must begin with https:// or http://.",
    ],
    [optionalWholeNumber("Cores", { max: 9 }), "10", "Cores must be a whole number from 1 to 9."],
    [optionalWholeNumber("Cores", { max: 9 }), "1.0", "Cores must be a whole number from 1 to 9."],
    [optionalWholeNumber("Cores", { max: 9 }), "-1", "Cores must be a whole number from 1 to 9."],
    [optionalBytes("Memory"), "512", "Memory needs a number and a unit, such as 2 GiB or 512 MiB."],
    [optionalBytes("Memory", { min: 1024n }), "1 B", "Memory is too small to be meant."],
    [optionalBytes("Memory"), "999999999999999 TiB", "Memory is too large to be meant."],
  ])("%#: %j gives %j", (field, input, message) => {
    expect(messageOf(field, input)).toBe(message);
  });

  it("accepts what is as it should be, trimmed", () => {
    expect(requiredLine("X", { min: 3 }).parse("  abc ")).toBe("abc");
    expect(optionalText("X").parse(" abc ")).toBe("abc");
    expect(optionalUrl("X").parse("https://example.org/")).toBe("https://example.org/");
    expect(optionalWholeNumber("X", { max: 9 }).parse("9")).toBe(9);
    expect(optionalBytes("X", { unitNeeded: false }).parse("9")).toBe(9n);
  });
});

describe("characters that steer", () => {
  const TURNING = ["\u202a", "\u202e", "\u2066", "\u2069"];
  const BREAKING = ["\n", "\r\n", "\t"];
  const takes = (field: { safeParse(input: unknown): { success: boolean } }, inside: string) =>
    field.safeParse(`Ann${inside}Lee`).success;

  it.each([...TURNING, ...BREAKING, "\u2028", "\u2029", "\u0007", "\u0085"])("no line holds %j", (inside) => {
    for (const field of [requiredLine("X"), optionalLine("X"), wordList("X", { maxWords: 1 })]) {
      expect(takes(field, inside)).toBe(false);
    }
  });

  it.each([...TURNING, "\u0007", "\u0085"])("no text holds %j", (inside) => {
    for (const field of [requiredText("X"), optionalText("X")]) expect(takes(field, inside)).toBe(false);
  });

  it.each(BREAKING)("a text may hold %j", (inside) => {
    for (const field of [requiredText("X"), optionalText("X")]) expect(takes(field, inside)).toBe(true);
  });

  it.each(["é", "\u200f", "שלום", "👩‍🔬"])("a line may hold %j", (inside) => {
    expect(takes(requiredLine("X"), inside)).toBe(true);
  });

  it("are told of in a sentence", () => {
    const message = (field: ReturnType<typeof requiredLine>) =>
      field.safeParse("a\u202eb").error?.issues.map((issue) => issue.message);
    expect(message(requiredLine("The name"))).toEqual([
      expect.stringContaining("The name must be a single line"),
    ]);
    expect(message(requiredText("The message"))).toEqual([
      expect.stringContaining("invisible control characters"),
    ]);
  });
});

describe("wordList", () => {
  it("takes commas and line ends, and each word once", () => {
    expect(wordList("Tags").parse(" a, b\n\nc ,a,, ")).toEqual(["a", "b", "c"]);
    expect(wordList("Tags").parse(undefined)).toEqual([]);
  });
});

describe("requiredEmail", () => {
  const email = requiredEmail("The e-mail address");

  it.each(["ann@example.org", "ann.o'neil+lists@mail.example.org", "  ann@example.org "])(
    "takes %j",
    (text) => {
      expect(email.parse(text)).toBe(text.trim());
    },
  );

  it.each([
    "ann",
    "ann@example",
    "@example.org",
    "ann@example..org",
    "ann@example.org.",
    "ann@example.org, bob@example.org",
    "Ann <ann@example.org>",
    "ann@exa mple.org",
    "ann@example.org\nBcc: bob@example.org",
  ])("refuses %j", (text) => {
    expect(email.safeParse(text).error?.issues[0]?.message).toBe(
      "The e-mail address must look like name@example.org.",
    );
  });

  it("must not be left empty, and must fit", () => {
    expect(email.safeParse(" ").error?.issues[0]?.message).toBe("The e-mail address is missing.");
    expect(email.safeParse(`${"a".repeat(60)}@${"b.".repeat(100)}org`).success).toBe(false);
  });
});
