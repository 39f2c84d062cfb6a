import Link from "next/link";
import { type CatalogueSearch, catalogueAddress } from "#lib/catalogue/catalogue-search.ts";

type SpellingNoticeProps = {
  search: CatalogueSearch;
  /** The text that found nothing, when `search` has another spelling. */
  typed: string | null;
  suggestion: { search: CatalogueSearch; total: number } | null;
};

/** Says that another spelling was looked for, or proposes one. */
export function SpellingNotice({ search, typed, suggestion }: SpellingNoticeProps) {
  if (typed !== null) {
    return (
      <p className="text-sm">
        No results for “{typed}”. Showing results for <strong>“{search.text}”</strong>.{" "}
        <Link
          href={catalogueAddress({ ...search, text: typed, exact: true, cursor: null })}
          className="prose-link inline-flex min-h-6 items-center"
        >
          Search for “{typed}” all the same
        </Link>
      </p>
    );
  }
  if (!suggestion) return null;
  const { total } = suggestion;
  return (
    <p className="text-sm">
      Did you mean{" "}
      <Link
        href={catalogueAddress(suggestion.search)}
        className="prose-link inline-flex min-h-6 items-center font-semibold"
      >
        “{suggestion.search.text}”
      </Link>
      ?{" "}
      <span className="text-ink-muted">
        {total === 1 ? "1 result" : `${total.toLocaleString("en-GB")} results`}
      </span>
    </p>
  );
}
