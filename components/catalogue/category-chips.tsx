import { ChipLink } from "#components/ui/chip-link.tsx";
import { catalogueAddress } from "#lib/catalogue/catalogue-search.ts";
import type { FacetChoice } from "#lib/catalogue/facet-choices.ts";

/** Shelves of the catalogue, each a link to what stands on it. */
export function CategoryChips({ categories }: { categories: readonly FacetChoice[] }) {
  return (
    <nav aria-label="Categories">
      <ul className="flex flex-wrap gap-2">
        {categories.map(({ value, label, count }) => (
          <li key={value}>
            <ChipLink href={catalogueAddress({ facets: { category: [value] } })} count={count}>
              {label}
            </ChipLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
