import Link from "next/link";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { paths } from "#lib/platform/paths.ts";
import {
  DRAFT_FILTERS,
  DRAFT_ORDERS,
  type DraftFilter,
  type DraftOrder,
  type DraftView,
  draftQuery,
} from "./draft-view.ts";

type DraftFilterProps = {
  vo: string;
  view: DraftView;
  /** How many appliances belong to each filter. */
  counts: Readonly<Record<DraftFilter, number>>;
};

const FILTERS: Record<DraftFilter, string> = {
  changed: "Changed",
  to_update: "To update",
  expiring: "Expiring in 30 days",
  problems: "Problems",
};
const ORDERS: Record<DraftOrder, string> = { name: "Name", status: "Status", expiry: "Expiry" };

/** Finds, filters and orders the appliances of a draft; every view has an address. */
export function DraftFilterBar({ vo, view, counts }: DraftFilterProps) {
  const address = (changed: Partial<DraftView>) => `${paths.draft(vo)}${draftQuery({ ...view, ...changed })}`;
  const keep = Object.fromEntries(new URLSearchParams(draftQuery({ ...view, find: "" })));
  return (
    <div className="grid gap-3 border-b border-line px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SearchBox
          action={paths.draft(vo)}
          label="Find in the draft by name"
          name="find"
          defaultValue={view.find}
          keep={keep}
          className="min-w-60 flex-1 sm:max-w-sm"
        />
        <nav aria-label="Order of the draft" className="flex items-center gap-3 text-sm">
          <span className="text-ink-muted">Order:</span>
          {DRAFT_ORDERS.map((sort) => (
            <Link
              key={sort}
              href={address({ sort })}
              aria-current={view.sort === sort ? "true" : undefined}
              className={
                view.sort === sort ? "py-1 font-semibold underline underline-offset-4" : "prose-link py-1"
              }
            >
              {ORDERS[sort]}
            </Link>
          ))}
        </nav>
      </div>
      <nav aria-label="Filters of the draft" className="flex flex-wrap gap-2">
        {DRAFT_FILTERS.map((filter) => (
          <ChipLink
            key={filter}
            active={view.show === filter}
            href={address({ show: view.show === filter ? null : filter })}
            count={counts[filter]}
          >
            {FILTERS[filter]}
          </ChipLink>
        ))}
      </nav>
    </div>
  );
}
