"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { accountTabs } from "./account-tabs.ts";

/** The way about one's account; the present part is marked, and in sight where the tabs are wider than the screen. */
export function AccountNav() {
  const path = usePathname();
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marked tab is another one when the path is
  useEffect(() => {
    const tab = place.current?.querySelector("[aria-current]")?.parentElement;
    const row = tab?.parentElement;
    if (tab && row)
      row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
  }, [path]);
  return (
    <div ref={place} className="min-w-0">
      <TabsNav label="Your account" items={accountTabs(path)} />
    </div>
  );
}
