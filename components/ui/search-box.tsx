import { joinClasses } from "./join-classes.ts";
import { SearchInput } from "./search-input.tsx";

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
  return (
    <search className={joinClasses("block", props.className)}>
      <form action={action} method="get" className="flex gap-2">
        {Object.entries(keep).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <SearchInput
          name={name}
          label={label}
          placeholder={placeholder}
          defaultValue={defaultValue}
          size={size}
        />
        {props.withButton && (
          <button
            type="submit"
            className={joinClasses(
              "bg-primary font-medium text-on-primary hover:bg-primary-hover",
              size === "lg" ? "rounded-lg px-5 text-base" : "rounded-md px-4 text-sm",
            )}
          >
            Search
          </button>
        )}
      </form>
    </search>
  );
}
