/** How a thing without a picture is drawn: letters on a pattern of one hue. */
export type Glyph = {
  /** One or two capital letters or digits; empty when the name has none. */
  initials: string;
  /** Degrees on the OKLCH colour circle. */
  hue: number;
  /** Which of `patternCount` patterns lies behind the letters. */
  pattern: number;
};

export const patternCount = 8;

// Far enough apart to be told from each other, without the pure red that means danger here.
const hues = [38, 68, 105, 145, 175, 205, 238, 268, 300, 335] as const;

/** The glyph of a name: the same name always gives the same glyph, whatever its case and surrounding space. */
export function glyphOf(name: string): Glyph {
  const hash = hashOf(name.trim().toLowerCase());
  return {
    initials: initialsOf(name),
    hue: hues[hash % hues.length] ?? hues[0],
    pattern: Math.floor(hash / hues.length) % patternCount,
  };
}

/**
 * First letters of the first two words; a hump counts as a word ("JupyterHub" is "JH"), a single word gives its
 * first two letters. Numbers count only where there is nothing else: "Ubuntu 24.04" is "UB".
 */
export function initialsOf(name: string): string {
  const words = name.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").match(/[\p{L}\p{N}]+/gu) ?? [];
  const spoken = words.filter((word) => /^\p{L}/u.test(word));
  const [first, second] = spoken.length > 0 ? spoken : words;
  if (first === undefined) return "";
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join("").toUpperCase();
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
