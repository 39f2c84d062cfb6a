import { Menu, X } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { Popover } from "../ui/popover.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { primaryLinks } from "./primary-links.ts";
import { SectionLinks } from "./section-links.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

const SHEET = "site-menu";

/** Main navigation and search on narrow screens, as a sheet from the right. Opens without scripts. */
export function MobileMenu() {
  return (
    <>
      <IconButton
        label="Menu"
        icon={<Menu aria-hidden className="size-5!" />}
        className="-mr-2 lg:hidden"
        popoverTarget={SHEET}
      />
      <Popover
        id={SHEET}
        label="Menu"
        className="dark fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-sm flex-col gap-5 overflow-y-auto border-0 border-l border-line bg-canvas p-5 text-ink shadow-lg backdrop:bg-shade open:flex open:animate-slide-in lg:hidden!"
      >
        <div className="flex items-center justify-between">
          <p className="text-lg font-semibold">Menu</p>
          <IconButton
            label="Close menu"
            icon={<X aria-hidden className="size-5!" />}
            className="-mr-2"
            popoverTarget={SHEET}
            popoverTargetAction="hide"
          />
        </div>
        <SearchBox action="/appliances" label="Search appliances" />
        <nav aria-label="Main">
          <SectionLinks
            links={primaryLinks}
            className="divide-y divide-line border-y border-line"
            linkClassName="flex min-h-13 items-center justify-between font-medium -outline-offset-2 aria-[current]:font-semibold aria-[current]:after:size-2 aria-[current]:after:rounded-full aria-[current]:after:bg-accent"
          />
        </nav>
        <ThemeChoice />
      </Popover>
    </>
  );
}
