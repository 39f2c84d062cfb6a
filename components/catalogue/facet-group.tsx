"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { joinClasses } from "#components/ui/join-classes.ts";
import { SearchInput } from "#components/ui/search-input.tsx";
import type { Facet } from "#lib/catalogue/catalogue-search.ts";
import type { FacetChoice } from "#lib/catalogue/facet-choices.ts";
import { FACET_TITLES } from "#lib/catalogue/facet-words.ts";
import { useSynced } from "./use-synced.ts";

/** So many are seen before somebody asks for all. */
const SHOWN_AT_FIRST = 7;

type FacetGroupProps = { facet: Facet; choices: readonly FacetChoice[]; open: boolean };

/**
 * A facet: its values to tick, each with how many results it has. Closed and opened, and all its values shown, without
 * scripts; a long one has a field to find a value by.
 */
export function FacetGroup({ facet, choices, open }: FacetGroupProps) {
  const [wanted, setWanted] = useState("");
  const title = FACET_TITLES[facet];
  const chosen = choices.filter((choice) => choice.chosen).length;
  const isLong = choices.length > SHOWN_AT_FIRST + 1;
  const matches = ({ label }: FacetChoice) => label.toLowerCase().includes(wanted.trim().toLowerCase());
  return (
    <details open={open} className="group/facet border-b border-line last:border-b-0">
      <summary className="flex min-h-11 list-none items-center justify-between gap-2 rounded-sm text-sm font-semibold hover:text-link [&::-webkit-details-marker]:hidden">
        <span className="flex items-center gap-2">
          {title}
          {chosen > 0 && (
            <span className="rounded-full bg-primary px-1.5 text-xs leading-5 text-on-primary font-figures">
              {chosen}
              <span className="sr-only"> chosen</span>
            </span>
          )}
        </span>
        <ChevronDown
          aria-hidden
          className="size-4 text-ink-muted transition-transform group-open/facet:rotate-180"
        />
      </summary>
      <fieldset className="group/values flex min-w-0 flex-col pb-3">
        <legend className="sr-only">{title}</legend>
        {isLong && (
          <details data-all className="group/all order-last open:order-first">
            <summary className="inline-flex min-h-8 list-none items-center rounded-sm text-sm font-medium text-link hover:underline max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
              <span className="group-open/all:hidden">Show all {choices.length}</span>
              <span className="hidden group-open/all:inline">Show fewer</span>
            </summary>
            <SearchInput
              label={`Find in ${title.toLowerCase()}`}
              size="sm"
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
              onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
              className="my-1.5"
            />
          </details>
        )}
        <ul>
          {choices.map((choice, index) => (
            <li
              key={choice.value}
              className={joinClasses(
                choice.level > 0 && (choice.level > 1 ? "pl-12" : "pl-6"),
                !matches(choice) && "hidden",
                isLong &&
                  index >= SHOWN_AT_FIRST &&
                  !choice.chosen &&
                  "group-has-[details[data-all]:not([open])]/values:hidden",
              )}
            >
              <FacetValue facet={facet} choice={choice} />
            </li>
          ))}
        </ul>
        {isLong && !choices.some(matches) && (
          <p role="status" className="py-1 text-sm text-ink-muted">
            Nothing here is called so.
          </p>
        )}
      </fieldset>
    </details>
  );
}

function FacetValue({ facet, choice }: { facet: Facet; choice: FacetChoice }) {
  const [checked, setChecked] = useSynced(choice.chosen);
  return (
    <Checkbox
      name={facet}
      value={choice.value}
      checked={checked}
      onChange={(event) => setChecked(event.target.checked)}
      className="gap-2 py-0.5 max-sm:py-2.5"
      label={
        <span className="flex items-baseline justify-between gap-3">
          <span
            className={joinClasses("min-w-0 wrap-anywhere", choice.chosen ? "font-semibold" : "font-normal")}
          >
            {choice.label}
          </span>
          <span
            className={joinClasses(
              "text-xs font-normal font-figures",
              choice.count === 0 ? "text-ink-faint" : "text-ink-muted",
            )}
          >
            {formatCount(choice.count)}
          </span>
        </span>
      }
    />
  );
}

const formatCount = (count: number) => count.toLocaleString("en-GB");
