import { Search } from "lucide-react";
import { useId } from "react";
import { Button } from "./button.tsx";
import { controlLook } from "./control-look.ts";
import { joinClasses } from "./join-classes.ts";
import { Select } from "./select.tsx";

type SortedSearchProps = {
  /** Where the form goes with GET. */
  action: string;
  /** What is searched, as accessible name. */
  label: string;
  placeholder?: string;
  /** What was looked for. */
  text: string;
  /** Orders by their value in the address. */
  sorts: Readonly<Record<string, string>>;
  sort: string;
  /** Other parameters to keep in the address. */
  keep?: Readonly<Record<string, string>>;
};

/** Words to find and an order to sort by, in one form that works without scripts: `?q=…&sort=…`. */
export function SortedSearch(props: SortedSearchProps) {
  const { action, label, placeholder, text, sorts, sort, keep = {} } = props;
  const id = useId();
  return (
    <search>
      <form action={action} method="get" className="flex flex-wrap items-center gap-3">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="relative min-w-0 flex-1 basis-64">
          <label htmlFor={`${id}-text`} className="sr-only">
            {label}
          </label>
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-muted"
          />
          <input
            id={`${id}-text`}
            type="search"
            name="q"
            placeholder={placeholder ?? label}
            defaultValue={text}
            autoComplete="off"
            className={joinClasses(controlLook, "h-10 pl-9 max-sm:h-11")}
          />
        </div>
        <div className="flex flex-1 basis-56 items-center gap-2 sm:flex-none">
          <label htmlFor={`${id}-sort`} className="text-sm whitespace-nowrap text-ink-muted">
            Sort by
          </label>
          <span className="min-w-0 flex-1 sm:w-52">
            <Select
              id={`${id}-sort`}
              name="sort"
              defaultValue={sort}
              options={Object.entries(sorts).map(([value, words]) => ({ value, label: words }))}
            />
          </span>
        </div>
        <Button type="submit" variant="primary">
          Show
        </Button>
      </form>
    </search>
  );
}
