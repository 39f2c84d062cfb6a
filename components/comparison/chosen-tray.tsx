"use client";

import { GitCompare, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/platform/paths.ts";
import { type ChosenAppliance, MOST_COMPARED } from "./chosen-appliances.ts";
import { keptComparison } from "./kept-comparison.ts";

/** What comparison-tray.tsx shows: what is to be compared, and the way there. */
export function ChosenTray({ chosen }: { chosen: readonly ChosenAppliance[] }) {
  if (usePathname() === paths.compareAppliances([])) return null;
  const slugs = chosen.map(({ slug }) => slug);
  return (
    <>
      {/* Nothing at the end of the page lies under the tray. */}
      <div aria-hidden className="h-20" />
      <section
        aria-label="Comparison"
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line-strong bg-raised shadow-lg"
      >
        <div className="gutter mx-auto flex min-h-16 max-w-[88rem] items-center gap-x-4 gap-y-2 py-2.5">
          <p className="shrink-0 text-sm font-figures" role="status">
            <span className="font-semibold">
              {chosen.length} of {MOST_COMPARED}
            </span>{" "}
            chosen
          </p>
          <ul className="hidden min-w-0 flex-1 gap-2 overflow-hidden md:flex">
            {chosen.map((appliance) => (
              <li
                key={appliance.slug}
                className="flex h-8 max-w-52 min-w-0 items-center gap-0.5 rounded-full border border-line-strong bg-surface pl-3 text-sm"
              >
                <span className="truncate">{appliance.name}</span>
                <button
                  type="button"
                  aria-label={`Take ${appliance.name} out`}
                  onClick={() =>
                    keptComparison.write(keptComparison.read().filter(({ slug }) => slug !== appliance.slug))
                  }
                  className="grid size-7 shrink-0 place-items-center rounded-full text-ink-muted hover:bg-hover hover:text-ink"
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
          <div className="ml-auto flex shrink-0 items-center gap-2">
            <Button
              variant="quiet"
              className="px-3 max-[22rem]:hidden"
              onClick={() => keptComparison.write([])}
            >
              Clear
            </Button>
            <Button href={paths.compareAppliances(slugs)} variant="primary" icon={<GitCompare aria-hidden />}>
              Compare
            </Button>
          </div>
        </div>
      </section>
    </>
  );
}
