/** The way about the administration: what stands beside every page of it, in the order shown. */
import { paths } from "#lib/platform/paths.ts";
import { isWithin } from "./primary-links.ts";

export type AdministrationLink = { href: string; label: string };
type LinkGroup = { title: string; links: readonly AdministrationLink[] };

export const administrationGroups: readonly LinkGroup[] = [
  { title: "Service", links: [{ href: paths.administration(), label: "Overview" }] },
  {
    title: "Who",
    links: [
      { href: paths.adminPeople(), label: "People" },
      { href: paths.adminVos(), label: "VOs" },
      { href: paths.providers(), label: "Providers" },
    ],
  },
  {
    title: "Reports",
    links: [
      { href: paths.adminProblems(), label: "Problems" },
      { href: paths.adminComments(), label: "Comments" },
    ],
  },
  {
    title: "Words",
    links: [
      { href: paths.adminVocabulary("categories"), label: "Categories" },
      { href: paths.adminVocabulary("disciplines"), label: "Disciplines" },
      { href: paths.adminVocabulary("licences"), label: "Licences" },
    ],
  },
  {
    title: "Machinery",
    links: [
      { href: paths.adminJobs(), label: "Jobs" },
      { href: paths.adminOutbox(), label: "Outbox" },
      { href: paths.adminAudit(), label: "Audit trail" },
    ],
  },
];

/** Is the page at `path` the link's own, or one below it? Everything is below the overview, which is only itself. */
export function isCurrent(path: string, href: string): boolean {
  return href === paths.administration() ? path === href : isWithin(path, href);
}
