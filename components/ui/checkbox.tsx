import { Check } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "children"> & {
  label: ReactNode;
  description?: ReactNode;
};

/** A checkbox with its label and, if needed, a line of explanation. */
export function Checkbox({ label, description, className, ...rest }: CheckboxProps) {
  const made = useId();
  const id = rest.id ?? made;
  return (
    <div
      className={joinClasses(
        "flex min-h-8 items-start by-default:gap-3 by-default:py-1 max-sm:min-h-11 max-sm:py-2.5",
        className,
      )}
    >
      <span className="relative mt-px grid size-6 shrink-0 place-items-center">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-describedby={description ? `${id}-description` : rest["aria-describedby"]}
          className="peer absolute inset-0.5 size-5 appearance-none rounded-sm border border-control bg-surface shadow-sm transition-colors checked:border-primary checked:bg-primary hover:border-ink-muted disabled:opacity-50 aria-invalid:border-danger-solid"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none relative hidden size-3.5 text-on-primary peer-checked:block"
        />
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <label
          htmlFor={id}
          className={joinClasses("text-sm leading-6 font-medium", rest.disabled && "text-ink-faint")}
        >
          {label}
        </label>
        {description && (
          <span id={`${id}-description`} className="text-sm text-ink-muted">
            {description}
          </span>
        )}
      </span>
    </div>
  );
}
