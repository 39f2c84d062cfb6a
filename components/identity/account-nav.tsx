"use client";

import { usePathname } from "next/navigation";
import { CurrentTabInSight } from "#components/ui/current-tab-in-sight.tsx";
import { TabsNav } from "#components/ui/tabs-nav.tsx";
import { accountTabs } from "./account-tabs.ts";

/** The way about one's account; the present part is marked. */
export function AccountNav() {
  const path = usePathname();
  return (
    <CurrentTabInSight path={path}>
      <TabsNav label="Your account" items={accountTabs(path)} />
    </CurrentTabInSight>
  );
}
