import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

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
  const below = props.media ? "max-sm:col-span-2 sm:col-start-2" : undefined;
  return (
    <header className={joinClasses("grid grid-cols-1 gap-4", !props.tabs && "pb-6 sm:pb-8", props.className)}>
      {props.breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-5">
        {/* On phones the picture stands beside the title only, and the texts below have the whole width. */}
        <div
          className={joinClasses(
            "grid min-w-0 flex-1 basis-96 items-center gap-x-4 gap-y-1.5 sm:content-start sm:items-start sm:gap-x-5",
            props.media ? "grid-cols-[auto_minmax(0,1fr)]" : "grid-cols-1",
          )}
        >
          {props.media && (
            <div className="shrink-0 max-sm:mb-1.5 max-sm:*:size-14 sm:row-span-3">{props.media}</div>
          )}
          <div className="min-w-0">
            {props.eyebrow && (
              <p className="text-sm font-semibold text-accent-ink sm:mb-1.5">{props.eyebrow}</p>
            )}
            <h1 className="text-3xl wrap-anywhere">{props.title}</h1>
          </div>
          {props.description && (
            <div className={joinClasses("max-w-reading text-lg text-pretty text-ink-muted", below)}>
              {props.description}
            </div>
          )}
          {props.meta && (
            <div
              className={joinClasses(
                "mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-muted",
                below,
              )}
            >
              {props.meta}
            </div>
          )}
        </div>
        {props.actions && (
          <div className="flex flex-wrap items-center gap-2.5 max-sm:w-full max-sm:gap-1.5 print:hidden">
            {props.actions}
          </div>
        )}
      </div>
      {props.tabs && <div className="mt-2">{props.tabs}</div>}
    </header>
  );
}
