import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { controlLook } from "./control-look.ts";
import { joinClasses } from "./join-classes.ts";

type SearchInputProps = Omit<ComponentProps<"input">, "type" | "size"> & {
  /** Accessible name; also the placeholder where none is given. */
  label: string;
  size?: "sm" | "md" | "lg";
};

const heights = {
  sm: "h-9 pl-9 max-sm:h-11",
  md: "h-10 pl-9 max-sm:h-11",
  lg: "h-12 rounded-lg! pl-10 sm:text-base!",
};

/** The field of a search, with a magnifying glass in it. */
export function SearchInput({ label, size = "md", className, placeholder, ...rest }: SearchInputProps) {
  return (
    // The label is around its input: identifiers made on the server repeat from one navigation to the next.
    <label className={joinClasses("relative block min-w-0 flex-1", className)}>
      <span className="sr-only">{label}</span>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted"
      />
      <input
        autoComplete="off"
        {...rest}
        type="search"
        placeholder={placeholder ?? label}
        className={joinClasses(controlLook, heights[size], "text-ellipsis")}
      />
    </label>
  );
}
