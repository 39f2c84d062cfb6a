import Link from "next/link";
import { ChipLink } from "#components/ui/chip-link.tsx";
import {
  type CatalogueSearch,
  catalogueAddress,
  listChosen,
  withToggled,
} from "#lib/catalogue/catalogue-search.ts";
import { FACET_TITLES } from "#lib/catalogue/facet-words.ts";

type ChosenChipsProps = {
  search: CatalogueSearch;
  /** What a chosen value is called. */
  nameOf: (facet: keyof typeof FACET_TITLES, value: string) => string;
};

/** Everything that is chosen, each to be taken back, and all at once. */
export function ChosenChips({ search, nameOf }: ChosenChipsProps) {
  const chosen = listChosen(search);
  if (chosen.length === 0) return null;
  return (
    <ul aria-label="Chosen filters" className="flex flex-wrap items-center gap-2">
      {chosen.map(({ facet, value }) => (
        <li key={`${facet} ${value}`}>
          <ChipLink href={catalogueAddress(withToggled(search, facet, value))} active>
            <span className="font-normal text-ink-muted">{FACET_TITLES[facet]}:</span> {nameOf(facet, value)}
          </ChipLink>
        </li>
      ))}
      <li>
        <Link
          href={catalogueAddress({ ...search, facets: {}, cursor: null })}
          className="inline-flex min-h-8 items-center px-2 text-sm font-medium text-link hover:underline max-sm:min-h-11"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}
