/**
 * Corrections of misspelt words. Two words that differ by one letter share what is left of both when a letter is taken
 * out; the word table keeps that for each of its words, so one look-up in an index finds all that are near.
 */

/** A word of the catalogue that may be meant, and how many appliances have it. */
export type NearWord = { word: string; appliances: number };

/** Shorter words are too many words' neighbours. */
const SHORTEST = 4;
/** From so many letters on, two mistakes are forgiven. */
const LONG = 8;
const LONGEST = 24;

/** How many mistakes a word of this length may have. */
export function mistakesForgiven(word: string): 0 | 1 | 2 {
  if (word.length < SHORTEST || word.length > LONGEST || !/\p{L}/u.test(word)) return 0;
  return word.length < LONG ? 1 : 2;
}

/** The word, and what is left of it without a letter, and without two where two mistakes are forgiven. */
export function variantsOf(word: string): string[] {
  const variants = new Set([word]);
  let last = [word];
  for (let mistake = 0; mistake < mistakesForgiven(word); mistake++) {
    last = last.flatMap((text) => [...text].map((_, at) => withoutLetter(text, at)));
    for (const variant of last) variants.add(variant);
  }
  return [...variants];
}

function withoutLetter(text: string, at: number): string {
  const letters = [...text];
  return [...letters.slice(0, at), ...letters.slice(at + 1)].join("");
}

/**
 * Letters to change, add, leave out or swap with their neighbour until one word is the other (optimal string alignment).
 */
export function distanceBetween(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1);
      }
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;

/**
 * The word that is most likely meant: the nearest, then the one that begins alike, then the most frequent.
 *
 * @returns null when none is near enough
 */
export function chooseCorrection(typed: string, candidates: readonly NearWord[]): string | null {
  const near = candidates
    .map(({ word, appliances }) => ({ word, appliances, distance: distanceBetween(typed, word) }))
    .filter(({ word, distance }) => word !== typed && distance <= mistakesForgiven(typed));
  const [best] = near.sort(
    (a, b) =>
      a.distance - b.distance ||
      Number(b.word[0] === typed[0]) - Number(a.word[0] === typed[0]) ||
      b.appliances - a.appliances ||
      (a.word < b.word ? -1 : 1),
  );
  return best?.word ?? null;
}
