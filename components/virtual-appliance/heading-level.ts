/**
 * The level that a first-level heading of a Markdown text must become, so that the text's highest heading is one below
 * the level-2 heading over it: many authors begin with `##`.
 */
export function topHeadingLevel(text: string): 2 | 3 {
  const withoutCode = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
  return /^ {0,3}# \S/m.test(withoutCode) || /^.*\S.*\n=+\s*$/m.test(withoutCode) ? 3 : 2;
}
