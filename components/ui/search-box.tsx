import { Search } from "lucide-react";
import { useId } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";

type SearchBoxProps = {
  /** Where the form goes with GET. */
  action: string;
  /** What is searched, as accessible name, e.g. "Search the catalogue". */
  label: string;
  name?: string;
  placeholder?: string;
  defaultValue?: string | undefined;
  /** Other parameters to keep in the address. */
  keep?: Readonly<Record<string, string>>;
  size?: "md" | "lg";
  /** Shows a "Search" button beside the input. */
  withButton?: boolean;
  className?: string;
};

/** A search form that works without scripts: it sends `?q=…` to `action`. */
export function SearchBox(props: SearchBoxProps) {
  const { action, label, name = "q", placeholder, defaultValue, keep = {}, size = "md" } = props;
  const id = useId();
  return (
    <search className={classNames("block", props.className)}>
      <form action={action} method="get" className="flex gap-2">
        {Object.entries(keep).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <div className="relative min-w-0 flex-1">
          <label htmlFor={id} className="sr-only">
            {label}
          </label>
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted"
          />
          <input
            id={id}
            type="search"
            name={name}
            placeholder={placeholder ?? label}
            defaultValue={defaultValue}
            autoComplete="off"
            className={classNames(
              controlLook,
              "pl-9",
              size === "lg" ? "h-12 rounded-lg pl-10 sm:text-base" : "h-10 max-sm:h-11",
            )}
          />
        </div>
        {props.withButton && (
          <button
            type="submit"
            className={classNames(
              "rounded-md bg-primary px-4 text-sm font-medium text-on-primary hover:bg-primary-hover",
              size === "lg" && "rounded-lg px-5 text-base",
            )}
          >
            Search
          </button>
        )}
      </form>
    </search>
  );
}
