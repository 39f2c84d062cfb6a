"use client";

import { Menu, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Dialog } from "radix-ui";
import { useState } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { SearchBox } from "../ui/search-box.tsx";
import { isWithin, primaryLinks } from "./primary-links.ts";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Main navigation and search on narrow screens, as a sheet from the right. */
export function MobileMenu() {
  const path = usePathname();
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <IconButton
          label="Menu"
          icon={<Menu aria-hidden className="size-5!" />}
          className="-mr-2 lg:hidden"
        />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-shade lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="dark fixed inset-y-0 right-0 z-50 flex w-full max-w-sm animate-slide-in flex-col gap-5 overflow-y-auto border-l border-line bg-canvas p-5 text-ink shadow-lg lg:hidden"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-lg font-semibold">Menu</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close menu" icon={<X aria-hidden className="size-5!" />} className="-mr-2" />
            </Dialog.Close>
          </div>
          <SearchBox action="/appliances" label="Search appliances" />
          <nav aria-label="Main">
            <ul className="divide-y divide-line border-y border-line">
              {primaryLinks.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    onClick={() => setOpen(false)}
                    aria-current={isWithin(path, link.href) ? "true" : undefined}
                    className="flex min-h-13 items-center justify-between font-medium -outline-offset-2 aria-[current]:font-semibold aria-[current]:after:size-2 aria-[current]:after:rounded-full aria-[current]:after:bg-accent"
                  >
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className="flex items-center justify-between">
            <span className="text-sm text-ink-muted">Colour theme</span>
            <ThemeSwitch />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
