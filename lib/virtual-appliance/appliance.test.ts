import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NAME_FORM, RESERVED_SLUGS, slugOf } from "./appliance.ts";

/** What the database takes as a slug (check "VirtualAppliance_slug_form"). */
const SLUG_FORM = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

describe("slugOf", () => {
  it.each([
    ["EGI Notebooks", "egi-notebooks"],
    ["Ubuntu 24.04 (minimal)", "ubuntu-24.04-minimal"],
    ["C++ lab", "c-lab"],
    ["Čerenkov Größe", "cerenkov-grosse"],
    ["  --Edge--  ", "edge"],
    ["v1..2", "v1-2"],
    ["end.", "end"],
    [".net", "net"],
    ["a.b", "a-b"],
    ["日本", "riben"],
    ["+++", ""],
    ["", ""],
  ])("%j becomes %j", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("is empty or a slug that the database takes, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
        const slug = slugOf(name);
        if (slug !== "") expect(slug).toMatch(SLUG_FORM);
      }),
    );
  });

  it("does not change a slug again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(slugOf(slugOf(name))).toBe(slugOf(name));
      }),
    );
  });
});

describe("the constants", () => {
  it("reserved slugs are slugs", () => {
    for (const slug of RESERVED_SLUGS) expect(slugOf(slug)).toBe(slug);
  });

  it.each(["C++ & co.", "Größe (2)", "日本語", "Übung: [a/b] {c}"])("%s can be a name", (name) => {
    expect(name).toMatch(NAME_FORM);
  });

  it.each(["<b>", 'say "x"', "50 %", "a\nb", "a\u0000b", "$HOME", "back\\slash"])("%j cannot", (name) => {
    expect(name).not.toMatch(NAME_FORM);
  });
});
