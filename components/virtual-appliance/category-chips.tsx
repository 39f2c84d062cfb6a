import { ChipLink } from "#components/ui/chip-link.tsx";
import { catalogueAddress } from "./catalogue-address.ts";

type CategoryChipsProps = {
  categories: readonly { category: string; count: number }[];
  /** The category chosen now. */
  chosen?: string | null;
  /** Text to keep looking for. */
  text?: string;
};

/** The categories in use, each a link to its part of the catalogue. */
export function CategoryChips({ categories, chosen = null, text = "" }: CategoryChipsProps) {
  if (categories.length === 0) return null;
  return (
    <nav aria-label="Categories">
      <ul className="flex flex-wrap gap-2">
        {categories.map(({ category, count }) => {
          const active = category === chosen;
          return (
            <li key={category}>
              <ChipLink
                href={catalogueAddress({ text, category: active ? null : category })}
                active={active}
                count={count}
              >
                {category}
              </ChipLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
