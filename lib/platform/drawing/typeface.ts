/**
 * Texts as outlines of the shipped typeface: what is drawn looks the same wherever it is shown, needs no typeface there, and
 * its width is known.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import anyAscii from "any-ascii";
import opentype, { type Font, type PathCommand } from "opentype.js";

export type Weight = 400 | 600 | 700;

/** A text set in one line. Lengths in pixels, the start of the base line at 0, 0. */
export type SetText = {
  /** What was set: without characters that the typeface has no letters for. */
  text: string;
  width: number;
  /** The value of `d` of an SVG path. */
  outline: string;
};

type Style = { size: number; weight: Weight };

/** Two files a weight: Latin, and Latin with the letters of more languages. */
const fonts = new Map<Weight, readonly Font[]>();

function fontsOf(weight: Weight): readonly Font[] {
  const known = fonts.get(weight);
  if (known) return known;
  // From where the process runs: bundlers move this file, but not the packages.
  const { resolve } = createRequire(path.join(process.cwd(), "package.json"));
  const loaded = ["latin", "latin-ext"].map((script) => {
    const file = `@fontsource/schibsted-grotesk/files/schibsted-grotesk-${script}-${weight}-normal.woff`;
    return opentype.parse(new Uint8Array(readFileSync(resolve(file))).buffer);
  });
  fonts.set(weight, loaded);
  return loaded;
}

/** Sets a text in one line. Letters of other scripts are written in Latin ones, for there are no outlines of them. */
export function setText(text: string, { size, weight }: Style): SetText {
  let [x, outline, written] = [0, "", ""];
  for (const { font, run } of runsOf(text, weight)) {
    outline += font.getPath(run, x, 0, size).commands.map(toPathData).join("");
    x += font.getAdvanceWidth(run, size);
    written += run;
  }
  return { text: written, width: x, outline };
}

/** Written here because the library's own way leaves out line ends that following letters begin from. */
function toPathData(command: PathCommand): string {
  const { type, ...numbers } = command;
  const { x1, y1, x2, y2, x, y } = numbers as Partial<Record<"x1" | "y1" | "x2" | "y2" | "x" | "y", number>>;
  return (
    type +
    [x1, y1, x2, y2, x, y]
      .filter((n) => n !== undefined)
      .map((n) => `${round(n)}`)
      .join(" ")
  );
}

/** A tenth of a pixel is more than anybody sees. */
function round(length: number): number {
  return Math.round(length * 10) / 10;
}

/** The text in at most so many lines of at most this width; what does not fit is left out, with an ellipsis. */
export function setLines(text: string, style: Style & { width: number; lines: number }): SetText[] {
  const set: SetText[] = [];
  let words = text.split(/\s+/).filter(Boolean);
  while (words.length > 0 && set.length < style.lines) {
    const isLast = set.length === style.lines - 1;
    const fitting = isLast ? words.length : countFitting(words, style);
    const line = words.slice(0, fitting).join(" ");
    set.push(shorten(line, style));
    words = words.slice(fitting);
  }
  return set;
}

/** As many words as stand in one line; at least one. */
function countFitting(words: readonly string[], style: Style & { width: number }): number {
  let count = 1;
  while (count < words.length && setText(words.slice(0, count + 1).join(" "), style).width <= style.width) {
    count++;
  }
  return count;
}

/** No line holds more: what is longer is cut before it is measured, so that no text takes long to set. */
const MOST_CHARACTERS = 200;

/** The text whole where it fits, else as much of its beginning as does, with an ellipsis. */
export function shorten(text: string, style: Style & { width: number }): SetText {
  const characters = [...text].slice(0, MOST_CHARACTERS);
  if (characters.length === [...text].length) {
    const whole = setText(text, style);
    if (whole.width <= style.width) return whole;
  }
  const cutTo = (count: number) => setText(`${characters.slice(0, count).join("").trimEnd()}…`, style);
  let [fits, tooMany] = [0, characters.length + 1];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (cutTo(middle).width <= style.width) fits = middle;
    else tooMany = middle;
  }
  return cutTo(fits);
}

/** Neighbouring characters that one file has letters for. */
function runsOf(text: string, weight: Weight): { font: Font; run: string }[] {
  const runs: { font: Font; run: string }[] = [];
  for (const character of [...text.normalize("NFC")].flatMap((one) => written(one, weight))) {
    const font = fontFor(character, weight);
    if (!font) continue;
    const last = runs.at(-1);
    if (last?.font === font) last.run += character;
    else runs.push({ font, run: character });
  }
  return runs;
}

function written(character: string, weight: Weight): string[] {
  if (/\s/u.test(character)) return [" "];
  if (fontFor(character, weight)) return [character];
  return [...anyAscii(character)];
}

function fontFor(character: string, weight: Weight): Font | null {
  return fontsOf(weight).find((font) => font.charToGlyphIndex(character) > 0) ?? null;
}
