import Link from "next/link";
import { paths } from "#lib/platform/paths.ts";
import { LogoMark } from "./logo.tsx";

export type FooterGroup = { title: string; links: readonly { href: string; label: string }[] };

const groups: readonly FooterGroup[] = [
  {
    title: "Catalogue",
    links: [
      { href: paths.appliances(), label: "Appliances" },
      { href: paths.vos(), label: "Virtual Organisations" },
      { href: paths.favourites(), label: "Favourites" },
      { href: paths.compareAppliances([]), label: "Compare appliances" },
    ],
  },
  {
    title: "Cloud sites",
    links: [
      { href: paths.providers(), label: "Providers" },
      { href: paths.subscribe(), label: "Subscribe your site" },
    ],
  },
  {
    title: "About",
    links: [
      { href: paths.statistics(), label: "Statistics" },
      { href: paths.rights(), label: "Who may do what" },
    ],
  },
];

/** The band at the bottom of every page. */
export function SiteFooter() {
  return (
    <footer className="mt-auto border-t border-line bg-sunken">
      <div className="gutter mx-auto flex max-w-[88rem] flex-wrap justify-between gap-x-16 gap-y-8 py-10">
        <div className="max-w-sm basis-72">
          <p className="flex items-center gap-2.5 font-bold tracking-tight">
            <LogoMark size={24} />
            Slipway
          </p>
          <p className="mt-3 text-sm text-ink-muted">
            Virtual appliances for research clouds: described, checked, and endorsed by the communities that
            use them.
          </p>
        </div>
        <nav aria-label="Footer" className="flex flex-wrap gap-x-16 gap-y-8">
          {groups.map((group) => (
            <div key={group.title}>
              <h2 className="text-sm font-semibold">{group.title}</h2>
              <ul className="mt-2 grid text-sm text-ink-muted">
                {group.links.map((link) => (
                  <li key={link.href}>
                    <Link
                      href={link.href}
                      className="inline-flex min-h-7 items-center underline-offset-4 hover:text-ink hover:underline max-sm:min-h-11"
                    >
                      {link.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
