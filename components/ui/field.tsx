import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

/** What the control inside a Field must carry; spread it: `<TextInput {...control} name="title" />`. */
export type FieldControl = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: true;
};

type FieldProps = {
  label: ReactNode;
  /** One or two sentences under the label: what to write, in which form. */
  description?: ReactNode;
  /** What is wrong with the present value; empty or undefined when nothing is. */
  error?: string | undefined;
  required?: boolean;
  /** Own id of the control; made up when absent. */
  id?: string;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/**
 * A labelled control with help and error, tied together for assistive technology.
 * A field that is not `required` says "optional", so that no asterisk needs explaining.
 */
export function Field({ label, description, error, required = false, id, className, children }: FieldProps) {
  const made = useId();
  const controlId = id ?? made;
  const descriptionId = description ? `${controlId}-description` : undefined;
  const errorId = error ? `${controlId}-error` : undefined;
  const describedBy = [descriptionId, errorId].filter(Boolean).join(" ");
  return (
    <div className={joinClasses("by-default:grid grid-cols-1 content-start gap-1.5", className)}>
      <label htmlFor={controlId} className="text-sm font-semibold">
        {label}
        {!required && <span className="ml-2 font-normal text-ink-faint">optional</span>}
      </label>
      {description && (
        <p id={descriptionId} className="text-sm text-ink-muted">
          {description}
        </p>
      )}
      {children({
        id: controlId,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
        ...(required ? { required: true as const } : {}),
      })}
      {error && (
        <p id={errorId} className="flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
