/** Which choices a combobox shows. Pure. */

/** More than that nobody reads: one types another letter. */
const MOST = 50;

/**
 * The choices that hold the text, in any case and without regard to accents: those that begin with it first, then those of
 * which a word does, then the rest. None when the text is a choice already, for then nothing is left to choose.
 */
export function matchChoices(choices: readonly string[], text: string): string[] {
  const wanted = plain(text);
  if (wanted === "") return choices.slice(0, MOST);
  const ranked = choices.flatMap((choice) => {
    const rank = rankOf(plain(choice), wanted);
    return rank === null ? [] : [{ choice, rank }];
  });
  if (choices.some((choice) => plain(choice) === wanted)) return [];
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ choice }) => choice);
}

function rankOf(choice: string, wanted: string): number | null {
  const place = choice.indexOf(wanted);
  if (place < 0) return null;
  if (place === 0) return 0;
  return choice.includes(` ${wanted}`) ? 1 : 2;
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .trim();
