import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

type PanelProps = {
  title: ReactNode;
  /** Level of the title's heading; 2 unless the panel sits under another heading. */
  level?: 2 | 3 | 4;
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** No padding around the body, for tables and lists that touch the border. */
  flush?: boolean;
  children?: ReactNode;
  className?: string;
};

/** A titled region of a page, with a heading, optional actions and footer. */
export function Panel(props: PanelProps) {
  const { title, level = 2, description, actions, footer, flush = false, children, className } = props;
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={id}
      className={joinClasses("overflow-clip rounded-lg border border-line bg-surface", className)}
    >
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 border-b border-line px-5 py-4">
        <div className="min-w-0">
          <Heading id={id} className="text-base font-semibold">
            {title}
          </Heading>
          {description && <p className="mt-0.5 max-w-reading text-sm text-ink-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children !== undefined && <div className={joinClasses(!flush && "p-5")}>{children}</div>}
      {footer && (
        <footer className="border-t border-line bg-sunken px-5 py-3 text-sm text-ink-muted">{footer}</footer>
      )}
    </section>
  );
}
