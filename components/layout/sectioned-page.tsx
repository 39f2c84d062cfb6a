import { Fragment, type ReactNode } from "react";
import { SectionNav } from "../ui/section-nav.tsx";

export type PageSectionEntry = {
  id: string;
  /** In the navigation: a word or two. */
  label: string;
  /** False, null: there is nothing to show, and the section is left out with its link. */
  content: ReactNode;
  /** Stands left of the aside. Of the first sections only. */
  besideAside?: boolean;
};

type SectionedPageProps = {
  label: string;
  sections: readonly PageSectionEntry[];
  /** Stands at the right of very wide screens, beside as many sections as say so; else below the first of them. */
  aside?: ReactNode;
};

/** A long page in sections, with a navigation of them at the left of wide screens and above on narrow ones. */
export function SectionedPage({ label, sections, aside }: SectionedPageProps) {
  const shown = sections.filter(({ content }) => content !== false && content !== null);
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[10.5rem_minmax(0,1fr)] print:block">
      <SectionNav label={label} items={shown.map(({ id, label: text }) => ({ id, label: text }))} />
      <div className="grid min-w-0 grid-cols-1 content-start gap-x-10 gap-y-12 xl:grid-cols-[minmax(0,1fr)_20rem] print:block print:space-y-8">
        {shown.map(({ id, content, besideAside }, index) => (
          <Fragment key={id}>
            <div className={besideAside ? "min-w-0 xl:col-start-1" : "min-w-0 xl:col-span-2"}>{content}</div>
            {index === 0 && aside && (
              <div
                className={
                  shown[1]?.besideAside
                    ? "min-w-0 xl:col-start-2 xl:row-span-2 xl:row-start-1"
                    : "min-w-0 xl:col-start-2 xl:row-start-1"
                }
              >
                {aside}
              </div>
            )}
          </Fragment>
        ))}
      </div>
    </div>
  );
}
