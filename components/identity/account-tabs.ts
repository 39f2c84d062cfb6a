/** The parts of one's account, in the order shown. */
import { paths } from "#lib/platform/paths.ts";

const TABS = [
  { href: paths.account(), label: "Overview" },
  { href: paths.notifications(), label: "News" },
  { href: paths.following(), label: "Following" },
  { href: paths.savedSearches(), label: "Saved searches" },
  { href: paths.profile(), label: "Profile" },
  { href: paths.accountSessions(), label: "Sessions and identities" },
  { href: paths.accountTokens(), label: "Access tokens" },
  { href: paths.accountActivity(), label: "Activity" },
];

/** The tabs for the page at `path`; a page below a tab's own belongs to that tab, but for the overview. */
export function accountTabs(path: string): { href: string; label: string; current: boolean }[] {
  return TABS.map((tab) => ({
    ...tab,
    current: path === tab.href || (tab.href !== paths.account() && path.startsWith(`${tab.href}/`)),
  }));
}
