/** Names that the eye takes for each other. Pure. */
import anyAscii from "any-ascii";

/** Characters that look alike, by the one that stands for them. */
const ALIKE: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  i: "l",
  "5": "s",
  "8": "b",
  "2": "z",
  vv: "w",
  rn: "m",
};

/** A name as the eye takes it: letters of any script as their Latin ones, those that look alike as one, no blanks or marks. */
export function skeletonOf(name: string): string {
  return anyAscii(name.normalize("NFKC"))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/vv|rn|[01i582]/g, (found) => ALIKE[found] ?? found);
}

/** Shorter names differ by a letter all the time. */
const SHORTEST = 6;

/** May somebody take one for the other? Names that differ in their numbers only, such as releases, are not mistaken. */
export function isLookAlike(one: string, other: string): boolean {
  const [a, b] = [skeletonOf(one), skeletonOf(other)];
  if (a === b) return digitsOf(one) === digitsOf(other);
  if (digitsOf(one) !== digitsOf(other)) return false;
  return Math.min(a.length, b.length) >= SHORTEST && differInOne(a, b);
}

function digitsOf(name: string): string {
  return name.replace(/\D+/g, " ").trim();
}

/** One letter more, less or another. */
function differInOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}
