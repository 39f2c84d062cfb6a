import type { ReactNode } from "react";
import { CurrentSection } from "./current-section.tsx";

export type SectionLink = { id: string; label: ReactNode };

/**
 * The sections of one page, as anchors: a row that scrolls sideways on narrow screens, a column that stays in sight on
 * wide ones. The one that is being read is marked; without scripts none is.
 */
export function SectionNav({ label, items }: { label: string; items: readonly SectionLink[] }) {
  return (
    <nav
      aria-label={label}
      className="sticky top-0 z-10 min-w-0 self-start bg-canvas max-lg:-mx-4 max-lg:border-b max-lg:border-line max-lg:px-4 lg:top-6 print:hidden"
    >
      <CurrentSection ids={items.map(({ id }) => id)} />
      <ul className="flex gap-1 scroll-inside [scrollbar-width:none] lg:grid lg:max-h-[calc(100dvh-3rem)] lg:gap-px lg:overflow-y-auto">
        {items.map(({ id, label: text }) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              className="relative flex min-h-11 items-center px-3 text-sm font-medium whitespace-nowrap text-ink-muted -outline-offset-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink max-lg:aria-[current]:shadow-[inset_0_-2px_var(--accent)] lg:min-h-8 lg:rounded-sm lg:hover:bg-hover lg:aria-[current]:bg-hover lg:aria-[current]:before:absolute lg:aria-[current]:before:inset-y-1.5 lg:aria-[current]:before:left-0 lg:aria-[current]:before:w-[3px] lg:aria-[current]:before:rounded-full lg:aria-[current]:before:bg-accent"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
