import type { TabLink } from "#components/ui/tabs-nav.tsx";
import { paths } from "#lib/platform/paths.ts";

type Section = "sites" | "subscribe" | "clients";

/** The three pages about cloud sites. */
export function providerTabs(current: Section): TabLink[] {
  return [
    { href: paths.providers(), label: "Providers", current: current === "sites" },
    { href: paths.subscribe(), label: "Subscribe your site", current: current === "subscribe" },
    { href: paths.clientChecks(), label: "What clients check", current: current === "clients" },
  ];
}
