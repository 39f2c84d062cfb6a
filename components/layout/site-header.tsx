import type { ReactNode } from "react";
import { paths } from "#lib/platform/paths.ts";
import { QuickSearchButton } from "../quick-search/quick-search-button.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { Logo } from "./logo.tsx";
import { MobileMenu } from "./mobile-menu.tsx";
import { PrimaryNav } from "./primary-nav.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** The band at the top of every page; `children` is the account's place at its right. Dark in both themes. */
export function SiteHeader({ children }: { children: ReactNode }) {
  return (
    <header className="dark border-b border-line bg-canvas text-ink">
      <div className="gutter mx-auto flex h-16 max-w-[88rem] items-center gap-3 lg:gap-5">
        <Logo />
        <PrimaryNav />
        <div className="flex-1" />
        <div className="group relative hidden w-full max-w-64 md:block xl:max-w-80">
          <SearchBox action={paths.appliances()} label="Search appliances" />
          <QuickSearchButton className="absolute inset-y-1.5 right-1.5 rounded-sm px-1 text-xs group-has-[input:focus]:invisible" />
        </div>
        <div className="flex items-center gap-1 sm:gap-2">
          <div className="max-[30rem]:hidden">
            <ThemeSwitch />
          </div>
          {children}
          <MobileMenu />
        </div>
      </div>
    </header>
  );
}
