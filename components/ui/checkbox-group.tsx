import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Checkbox } from "./checkbox.tsx";
import { joinClasses } from "./join-classes.ts";

export type CheckboxOption = { value: string; label: ReactNode; description?: ReactNode };

type CheckboxGroupProps = {
  legend: ReactNode;
  description?: ReactNode;
  error?: string | undefined;
  /** Of every box: what is chosen arrives as several values of this name. */
  name: string;
  options: readonly CheckboxOption[];
  chosen: readonly string[];
  /** Boxes beside each other on wide screens. */
  columns?: 1 | 2;
};

/** Several choices out of a list; a fieldset of checkboxes of one name. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { legend, description, error, name, options, chosen, columns = 1 } = props;
  const id = useId();
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="min-w-0" {...(describedBy ? { "aria-describedby": describedBy } : {})}>
      <legend className="text-sm font-semibold">{legend}</legend>
      {description && (
        <p id={`${id}-description`} className="mt-1 text-sm text-ink-muted">
          {description}
        </p>
      )}
      <div className={joinClasses("mt-2 grid gap-x-6 gap-y-1", columns === 2 && "sm:grid-cols-2")}>
        {options.map(({ value, label, description: note }) => (
          <Checkbox
            key={value}
            name={name}
            value={value}
            label={label}
            defaultChecked={chosen.includes(value)}
            aria-invalid={error ? true : undefined}
            {...(note ? { description: note } : {})}
          />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-2 flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
