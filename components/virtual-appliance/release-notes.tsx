import { Markdown } from "#components/ui/markdown.tsx";
import { topHeadingLevel } from "./heading-level.ts";

/** What an author wrote about a version. `level`: of its headings, one below the heading that stands over it. */
export function ReleaseNotes({ notes, level = 3 }: { notes: string; level?: 3 | 4 }) {
  if (notes.trim() === "") return <p className="text-sm text-ink-muted">There are no release notes.</p>;
  const highest = topHeadingLevel(notes);
  return <Markdown text={notes} topLevel={level === 3 ? highest : highest === 3 ? 4 : 3} />;
}
