"use client";

import { SlidersHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import {
  type FormEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
} from "react";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { joinClasses } from "#components/ui/join-classes.ts";
import { SearchInput } from "#components/ui/search-input.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  catalogueAddress,
  defaultSort,
  parseCatalogueQuery,
  type Sort,
} from "#lib/catalogue/catalogue-search.ts";
import { paths } from "#lib/platform/paths.ts";
import { useSynced } from "./use-synced.ts";

/** Results follow the typing when it pauses for so long. */
const PAUSE_MS = 250;

const SORT_WORDS: Readonly<Record<Sort, string>> = {
  relevance: "Best match",
  name: "Name",
  updated: "Last updated",
  followers: "Followers",
};

type CatalogueFormProps = {
  /** As it was typed. */
  text: string;
  sort: Sort;
  exact: boolean;
  /** How many values of facets are chosen. */
  chosen: number;
  /** "23 appliances". */
  found: string;
  /** The facets; empty when there is nothing to narrow. */
  facets: ReactNode;
  /** What was found, beside the facets. */
  children: ReactNode;
};

/**
 * The form around the catalogue. It works without scripts, by its buttons; with them every change is searched for at
 * once, and what was found before stays, dimmed, until the new results are there.
 */
export function CatalogueForm({ text, sort, exact, chosen, found, facets, children }: CatalogueFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { pending, search, searchSoon } = useLiveSearch(form, text);
  const [open, setOpen] = useState(false);
  const hasScripts = useHasScripts();
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    if (name === "q") searchSoon();
    else if (name) search();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    search();
  };
  return (
    <form
      ref={form}
      action={paths.appliances()}
      method="get"
      aria-label="Search appliances"
      onChange={onChange}
      onSubmit={onSubmit}
      className="grid grid-cols-1 gap-6"
    >
      {exact && <input type="hidden" name="exact" value="1" />}
      <TextRow text={text} />
      <div className="relative grid grid-cols-1 gap-x-10 gap-y-4 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <div className="flex flex-wrap items-end justify-between gap-3 lg:absolute lg:top-0 lg:right-0 lg:z-10">
          <span className="lg:hidden">
            <FiltersButton chosen={chosen} open={open} onToggle={() => setOpen(!open)} />
          </span>
          <SortSelect sort={sort} hasText={text !== ""} />
        </div>
        <aside
          id="filters"
          aria-label="Filters"
          className={joinClasses(
            "min-w-0 scroll-mt-4 max-lg:target:block max-lg:rounded-lg max-lg:border max-lg:border-line max-lg:bg-surface max-lg:px-4 max-lg:pt-1",
            !open && "max-lg:hidden",
          )}
        >
          {facets}
          {!hasScripts && (
            <Button type="submit" className="my-4 w-full">
              Apply filters
            </Button>
          )}
          {hasScripts && (
            <div className="sticky bottom-0 -mx-4 border-t border-line bg-surface p-4 lg:hidden">
              <Button variant="primary" onClick={() => setOpen(false)} className="w-full">
                Show {found}
              </Button>
            </div>
          )}
        </aside>
        <div className="relative min-w-0">
          {pending && (
            <div
              aria-hidden
              className="absolute inset-x-0 -top-2 h-0.5 overflow-hidden rounded-full bg-hover"
            >
              <div className="h-full w-1/3 animate-pulse rounded-full bg-primary" />
            </div>
          )}
          <div
            aria-busy={pending}
            className={joinClasses("transition-opacity duration-150", pending && "opacity-55")}
          >
            {children}
          </div>
        </div>
      </div>
    </form>
  );
}

function TextRow({ text }: { text: string }) {
  const [typed, setTyped] = useSynced(text);
  return (
    <div className="flex max-w-3xl gap-2">
      <SearchInput
        name="q"
        label="Search appliances"
        placeholder="Name, tag, operating system, VO or person"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        maxLength={200}
        enterKeyHint="search"
        size="lg"
      />
      <button type="submit" className={buttonLook("primary", "lg", { className: "rounded-lg max-sm:px-4" })}>
        Search
      </button>
    </div>
  );
}

function SortSelect({ sort, hasText }: { sort: Sort; hasText: boolean }) {
  const [chosen, setChosen] = useSynced(sort);
  const id = useId();
  const sorts: Sort[] = hasText
    ? ["relevance", "updated", "name", "followers"]
    : ["updated", "name", "followers"];
  return (
    <div className="flex items-center gap-2 text-sm text-ink-muted">
      <label htmlFor={id} className="max-sm:sr-only">
        Sort by
      </label>
      <Select
        id={id}
        name="sort"
        value={chosen}
        onChange={(event) => setChosen(event.target.value as Sort)}
        options={sorts.map((value) => ({ value, label: SORT_WORDS[value] }))}
        className="min-w-38"
      />
    </div>
  );
}

type FiltersButtonProps = { chosen: number; open: boolean; onToggle: () => void };

/** Opens the filters on narrow screens. Without scripts it leads to them, and the browser shows what is led to. */
function FiltersButton({ chosen, open, onToggle }: FiltersButtonProps) {
  const look = buttonLook("secondary", "md");
  const content = (
    <>
      <SlidersHorizontal aria-hidden />
      Filters
      {chosen > 0 && (
        <span className="rounded-full bg-primary px-1.5 text-xs leading-5 text-on-primary font-figures">
          {chosen}
          <span className="sr-only"> chosen</span>
        </span>
      )}
    </>
  );
  return useHasScripts() ? (
    <button type="button" aria-expanded={open} aria-controls="filters" onClick={onToggle} className={look}>
      {content}
    </button>
  ) : (
    <a href="#filters" className={look}>
      {content}
    </a>
  );
}

/** Goes to the search that the form stands for: at once, or when the typing pauses. */
function useLiveSearch(form: { current: HTMLFormElement | null }, text: string) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (navigate: "push" | "replace") => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const address = addressOf(new FormData(form.current), text);
    startTransition(() => router[navigate](address, { scroll: false }));
  };
  return {
    pending,
    search: () => go("push"),
    searchSoon: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => go("replace"), PAUSE_MS);
    },
  };
}

/** @param text for which the form was made: an order that it implied, and that it is meant exactly, hold for it only */
function addressOf(data: FormData, text: string): string {
  const entries = [...data].map(([name, value]): [string, string] => [name, String(value)]);
  const wanted = parseCatalogueQuery(new URLSearchParams(entries).toString());
  if (wanted.text === text) return catalogueAddress(wanted);
  const sort = wanted.sort === defaultSort(text) ? defaultSort(wanted.text) : wanted.sort;
  return catalogueAddress({ ...wanted, sort, exact: false });
}

const never = () => () => undefined;

function useHasScripts(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
