import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type PageHeaderProps = {
  /** The page's h1. */
  title: ReactNode;
  /** A short line above the title: what kind of thing this is. */
  eyebrow?: ReactNode;
  /** A line under the title: what the page is for. */
  description?: ReactNode;
  /** Breadcrumbs. */
  breadcrumbs?: ReactNode;
  /** A logo or Monogram at the left. */
  media?: ReactNode;
  /** Badges, dates, people: a wrapping row under the description. */
  meta?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  /** A TabsNav, closing the header. */
  tabs?: ReactNode;
  className?: string;
};

/** The head of every page: where we are, what this is, what can be done. */
export function PageHeader(props: PageHeaderProps) {
  return (
    <header
      className={classNames(
        "grid grid-cols-1 gap-4 pb-6 sm:pb-8",
        props.tabs && "pb-0 sm:pb-0",
        props.className,
      )}
    >
      {props.breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-5">
        <div className="flex min-w-0 flex-1 basis-96 flex-col items-start gap-4 sm:flex-row sm:gap-5">
          {props.media && <div className="shrink-0">{props.media}</div>}
          <div className="grid min-w-0 grid-cols-1 gap-1.5">
            {props.eyebrow && <p className="text-sm font-semibold text-accent-ink">{props.eyebrow}</p>}
            <h1 className="text-3xl wrap-anywhere">{props.title}</h1>
            {props.description && (
              <div className="max-w-reading text-lg text-pretty text-ink-muted">{props.description}</div>
            )}
            {props.meta && (
              <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-muted">
                {props.meta}
              </div>
            )}
          </div>
        </div>
        {props.actions && (
          <div className="flex flex-wrap items-center gap-2.5 max-sm:w-full">{props.actions}</div>
        )}
      </div>
      {props.tabs && <div className="mt-2">{props.tabs}</div>}
    </header>
  );
}
