import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

type PageSectionProps = {
  /** Part of the address that leads here. */
  id: string;
  title: ReactNode;
  /** A line under the title: what stands here. */
  description?: ReactNode;
  /** Links and buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A part of a long page with a heading of level 2, reached from a SectionNav. */
export function PageSection({ id, title, description, actions, children, className }: PageSectionProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={joinClasses("grid min-w-0 scroll-mt-16 grid-cols-1 gap-4 lg:scroll-mt-6", className)}
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="text-2xl">
            {title}
          </h2>
          {description && <p className="mt-1 max-w-reading text-sm text-ink-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </header>
      {children}
    </section>
  );
}
