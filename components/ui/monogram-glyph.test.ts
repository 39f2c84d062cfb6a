import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { glyphOf, initialsOf, patternCount } from "./monogram-glyph.ts";

describe("initialsOf", () => {
  it.each([
    ["Rocky Linux 9", "RL"],
    ["JupyterHub", "JH"],
    ["Ubuntu 24.04", "UB"],
    ["galaxy", "GA"],
    ["3D Slicer", "SL"],
    ["2048", "20"],
    ["Ωmega élan", "ΩÉ"],
    ["  ", ""],
    ["–", ""],
  ])("of %s are %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

describe("glyphOf", () => {
  it("is the same for the same name, whatever its case and surrounding space", () => {
    expect(glyphOf(" Galaxy Server ").hue).toBe(glyphOf("galaxy server").hue);
    expect(glyphOf(" Galaxy Server ").pattern).toBe(glyphOf("galaxy server").pattern);
  });

  it("always has a hue and a pattern that exist", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const glyph = glyphOf(name);
        expect(glyph.hue).toBeGreaterThanOrEqual(0);
        expect(glyph.hue).toBeLessThan(360);
        expect(glyph.pattern).toBeGreaterThanOrEqual(0);
        expect(glyph.pattern).toBeLessThan(patternCount);
        expect(glyph).toEqual(glyphOf(name));
      }),
    );
  });

  it("spreads names over all patterns and many hues", () => {
    const glyphs = Array.from({ length: 400 }, (_, number) => glyphOf(`name ${number}`));
    expect(new Set(glyphs.map((glyph) => glyph.pattern)).size).toBe(patternCount);
    expect(new Set(glyphs.map((glyph) => glyph.hue)).size).toBe(10);
  });
});
