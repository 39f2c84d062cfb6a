/**
 * Leaves out the middle of a text so that it has at most `length` characters (three at least), ellipsis included.
 * The beginning keeps the odd character: it is what people compare first.
 */
export function shortenMiddle(text: string, length: number): string {
  const limit = Math.max(3, length);
  if (text.length <= limit) return text;
  const kept = limit - 1;
  const tail = Math.floor(kept / 2);
  return `${text.slice(0, kept - tail)}…${text.slice(text.length - tail)}`;
}
