import Link from "next/link";
import { ChipLink } from "#components/ui/chip-link.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { paths } from "#lib/platform/paths.ts";
import {
  DESK_FILTERS,
  DESK_ORDERS,
  type DeskFilter,
  type DeskOrder,
  type DeskView,
  deskQuery,
} from "./desk-view.ts";

type DeskFilterProps = {
  vo: string;
  view: DeskView;
  /** How many appliances belong to each filter. */
  counts: Readonly<Record<DeskFilter, number>>;
};

const FILTERS: Record<DeskFilter, string> = {
  to_add: "Will be added",
  to_remove: "Will be removed",
  to_update: "Will be updated",
  outdated: "Newer version",
  expiring: "Expiring in 30 days",
  problems: "Problems",
  candidates: "Could be added",
};
const ORDERS: Record<DeskOrder, string> = { name: "Name", status: "Status", expiry: "Expiry" };

/** Finds, filters and orders the appliances of the desk; every view has an address. */
export function DeskFilterBar({ vo, view, counts }: DeskFilterProps) {
  const address = (changed: Partial<DeskView>) =>
    `${paths.draft(vo)}${deskQuery({ ...view, page: 1, ...changed })}`;
  const keep = Object.fromEntries(new URLSearchParams(deskQuery({ ...view, find: "", page: 1 })));
  return (
    <div className="grid gap-3 border-b border-line px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SearchBox
          action={paths.draft(vo)}
          label="Find an appliance by name"
          name="find"
          defaultValue={view.find}
          keep={keep}
          className="min-w-60 flex-1 sm:max-w-sm"
        />
        <nav aria-label="Order of the appliances" className="flex items-center gap-3 text-sm">
          <span className="text-ink-muted">Order:</span>
          {DESK_ORDERS.map((sort) => (
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
      <nav aria-label="Filters of the appliances" className="flex flex-wrap gap-2">
        {DESK_FILTERS.map((filter) => (
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
