import { Markdown } from "#components/ui/markdown.tsx";
import { topHeadingLevel } from "./heading-level.ts";

/** What an author wrote about a version, under a heading of level 2. */
export function ReleaseNotes({ notes }: { notes: string }) {
  if (notes.trim() === "") return <p className="text-sm text-ink-muted">There are no release notes.</p>;
  return <Markdown text={notes} topLevel={topHeadingLevel(notes)} />;
}
