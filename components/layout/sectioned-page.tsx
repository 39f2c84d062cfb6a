import type { ReactNode } from "react";
import { SectionNav } from "../ui/section-nav.tsx";

export type PageSectionEntry = {
  id: string;
  /** In the navigation: a word or two. */
  label: string;
  /** False, null: there is nothing to show, and the section is left out with its link. */
  content: ReactNode;
};

/** A long page in sections, with a navigation of them at the left of wide screens and above on narrow ones. */
export function SectionedPage({ label, sections }: { label: string; sections: readonly PageSectionEntry[] }) {
  const shown = sections.filter(({ content }) => content !== false && content !== null);
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[10.5rem_minmax(0,1fr)] print:block">
      <SectionNav label={label} items={shown.map(({ id, label: text }) => ({ id, label: text }))} />
      <div className="grid min-w-0 grid-cols-1 content-start gap-12 print:gap-8">
        {shown.map(({ id, content }) => (
          <div key={id} className="contents">
            {content}
          </div>
        ))}
      </div>
    </div>
  );
}
