/** What differs between two texts, word by word. */
import { diffWordsWithSpace } from "diff";

/** A piece of text; `gap`: here stands text that is the same and not shown. */
export type TextPart = { change: "same" | "added" | "removed" | "gap"; text: string };

/** Beyond that nobody reads it as the same text, and finding out would take long. */
const MOST_EDITS = 1_500;
/** So much of what is the same is shown on either side of a change. */
const CONTEXT = 80;

/** The two texts as one; null when they have too little in common. */
export function textDifference(before: string, after: string): TextPart[] | null {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return null;
  const isSame = (part: { added: boolean; removed: boolean }) => !part.added && !part.removed;
  const common = parts.filter(isSame).reduce((length, { value }) => length + value.trim().length, 0);
  if (common * 4 < Math.min(before.length, after.length)) return null;
  return parts.flatMap((part, index): TextPart[] => {
    if (!isSame(part)) return [{ change: part.added ? "added" : "removed", text: part.value }];
    return shorten(part.value, { isFirst: index === 0, isLast: index === parts.length - 1 });
  });
}

function shorten(text: string, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): TextPart[] {
  const end = isFirst ? "" : text.slice(0, CONTEXT);
  const start = isLast ? "" : text.slice(-CONTEXT);
  if (text.length <= end.length + start.length + 20) return [{ change: "same", text }];
  const gap: TextPart = { change: "gap", text: text.slice(end.length, text.length - start.length) };
  const parts: TextPart[] = [{ change: "same", text: end }, gap, { change: "same", text: start }];
  return parts.filter((part) => part.text !== "");
}
