import Link from "next/link";
import { joinClasses } from "#components/ui/join-classes.ts";
import { ApplianceLogo } from "#components/virtual-appliance/appliance-logo.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { ComparedAppliance } from "#lib/virtual-appliance/side-by-side-queries.ts";
import type { FactGroup } from "./appliance-rows.ts";
import { RemoveFromComparison } from "./comparison-link.tsx";

type SideBySideTableProps = {
  appliances: readonly ComparedAppliance[];
  groups: readonly FactGroup[];
  /** The comparison without one of them. */
  without: (slug: string) => string;
};

/**
 * A column for each appliance and a row for each fact. Where there is no room it scrolls sideways, and the fact's name
 * stays in sight.
 */
export function SideBySideTable({ appliances, groups, without }: SideBySideTableProps) {
  return (
    <section
      aria-label="Comparison, scrolls sideways"
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">
          {`Facts about ${appliances.map(({ name }) => name).join(", ")}, side by side`}
        </caption>
        <thead>
          <tr className="border-b border-line align-top">
            <th scope="col" className={joinClasses(FACT, "py-4 text-xs font-semibold text-ink-muted")}>
              Fact
            </th>
            {appliances.map((appliance) => (
              <th key={appliance.id} scope="col" className={joinClasses(VALUE, "py-4 font-normal")}>
                <div className="flex items-start gap-3">
                  <ApplianceLogo appliance={appliance} />
                  <Link
                    href={paths.appliance(appliance.slug)}
                    className="prose-link min-w-0 flex-1 pt-0.5 text-base font-semibold wrap-anywhere"
                  >
                    {appliance.name}
                  </Link>
                  <RemoveFromComparison
                    href={without(appliance.slug)}
                    appliance={{ slug: appliance.slug, name: appliance.name }}
                  />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ title, rows }) => (
          <tbody key={title} className="divide-y divide-line border-b border-line last:border-b-0">
            <tr className="bg-sunken">
              <th scope="rowgroup" colSpan={appliances.length + 1} className="p-0 text-left">
                <span className="sticky left-0 inline-block px-4 py-2 text-xs font-semibold text-ink-muted sm:px-5">
                  {title}
                </span>
              </th>
            </tr>
            {rows.map(({ label, values, differs }) => (
              <tr key={label} className="align-baseline">
                <th scope="row" className={joinClasses(FACT, "py-3 font-semibold")}>
                  <span className="flex items-baseline gap-2">
                    <span
                      aria-hidden
                      className={joinClasses(
                        "size-2 shrink-0 rounded-full",
                        differs ? "bg-accent" : "border border-line-strong",
                      )}
                    />
                    <span className="min-w-0">
                      {label}
                      {differs && <span className="sr-only"> (differs)</span>}
                    </span>
                  </span>
                </th>
                {values.map((value, column) => (
                  <td
                    key={appliances[column]?.id}
                    className={joinClasses(VALUE, "py-3", !differs && "text-ink-muted")}
                  >
                    {value === null ? (
                      <span className="text-ink-faint">not stated</span>
                    ) : (
                      <span className="whitespace-pre-line wrap-anywhere">{value}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const FACT =
  "sticky left-0 z-10 w-32 min-w-32 max-w-32 border-r border-line bg-surface px-4 text-left sm:w-48 sm:min-w-48 sm:px-5";
const VALUE = "min-w-56 px-4 text-left sm:px-5";
