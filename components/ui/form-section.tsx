import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

type FormSectionProps = {
  title: string;
  /** What the fields are for; who will see them. */
  description?: ReactNode;
  /** Level of the heading. */
  level?: 2 | 3;
  children: ReactNode;
  className?: string;
};

/** A part of a long form: its name and purpose at the left, its fields at the right; below each other on phones. */
export function FormSection({ title, description, level = 2, children, className }: FormSectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section
      aria-labelledby={id}
      className={joinClasses(
        "grid gap-x-12 gap-y-5 border-t border-line py-8 first:border-t-0 first:pt-0 last:pb-0 lg:grid-cols-[16rem_minmax(0,1fr)]",
        className,
      )}
    >
      <header className="grid content-start gap-1">
        <Heading id={id} className="text-base font-semibold">
          {title}
        </Heading>
        {description && <div className="text-sm text-pretty text-ink-muted">{description}</div>}
      </header>
      <div className="grid min-w-0 max-w-form grid-cols-1 gap-6">{children}</div>
    </section>
  );
}
