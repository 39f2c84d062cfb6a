import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

type EmptyStateProps = {
  icon?: ReactNode;
  title: ReactNode;
  /** Level of the title's heading. */
  level?: 2 | 3 | 4;
  /** Why it is empty and what to do about it. */
  children?: ReactNode;
  /** One button or two. */
  action?: ReactNode;
  className?: string;
};

/** What is shown where nothing is yet, or nothing was found. */
export function EmptyState({ icon, title, level = 2, children, action, className }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div
      className={joinClasses(
        "grid justify-items-center gap-2 rounded-lg border border-dashed border-line-strong px-6 text-center",
        // Alone on a page it has room; inside a section it must not look like the main thing.
        level === 2 ? "by-default:py-12" : "by-default:py-7",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden
          className={joinClasses(
            "grid place-items-center rounded-full bg-sunken text-ink-muted",
            level === 2 ? "mb-2 size-12 [&_svg]:size-5.5" : "mb-1 size-10 [&_svg]:size-5",
          )}
        >
          {icon}
        </span>
      )}
      <Heading className={level === 2 ? "text-lg font-semibold" : "text-base font-semibold"}>{title}</Heading>
      {children && <div className="max-w-md text-sm text-balance text-ink-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
