import { primaryLinks } from "./primary-links.ts";
import { SectionLinks } from "./section-links.tsx";

/** The main navigation of wide screens; the present section is marked. */
export function PrimaryNav() {
  return (
    <nav aria-label="Main" className="hidden lg:block">
      <SectionLinks
        links={primaryLinks}
        className="flex items-stretch"
        linkClassName="relative flex h-16 items-center px-3.5 text-sm font-medium whitespace-nowrap text-ink-muted -outline-offset-4 transition-colors hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-3.5 aria-[current]:after:bottom-0 aria-[current]:after:h-[3px] aria-[current]:after:rounded-t-sm aria-[current]:after:bg-accent"
      />
    </nav>
  );
}
