import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlLook } from "./control-look.ts";
import { joinClasses } from "./join-classes.ts";

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectProps = ComponentProps<"select"> & {
  /** The choices; or write `<option>` elements as children. */
  options?: readonly SelectOption[];
  /** A first, empty choice, e.g. "Choose…" or "Any". */
  placeholder?: string;
};

/** The browser's own select, in the look of the other controls. */
export function Select({ options, placeholder, className, children, ...rest }: SelectProps) {
  return (
    <span className="relative block">
      <select
        {...rest}
        className={joinClasses(controlLook, "h-10 appearance-none pr-9 max-sm:h-11", className)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-muted"
      />
    </span>
  );
}
