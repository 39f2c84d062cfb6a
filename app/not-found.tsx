import { Boxes, ChartColumn, Compass, Server, Users } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageShell } from "#components/layout/page-shell.tsx";
import { SearchBox } from "#components/ui/search-box.tsx";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { listNewest } from "#lib/statistics/front-page-queries.ts";

export const metadata: Metadata = { title: "Not found" };

/** So many appliances are suggested. */
const SUGGESTED = 5;

/** Nothing here, or nothing that the reader may see: the two look the same. Says where else to look. */
export default async function NotFound() {
  const newest = await suggest();
  return (
    <PageShell width="reading" className="grid grid-cols-1 gap-10 py-14 sm:py-20">
      <div className="grid justify-items-start gap-4">
        <Compass aria-hidden className="size-9 text-accent" strokeWidth={1.5} />
        <p className="font-mono text-sm text-ink-muted">404</p>
        <h1 className="text-3xl">There is nothing at this address</h1>
        <p className="max-w-reading text-lg text-ink-muted">
          The address may be mistyped, what was here may have been removed, or it may not be open to you.
          Signing in can help with the last.
        </p>
        <SearchBox action={paths.appliances()} label="Search appliances" className="w-full pt-2" withButton />
      </div>
      <nav aria-labelledby="elsewhere" className="grid grid-cols-1 gap-4">
        <h2 id="elsewhere" className="text-xl">
          Where to look instead
        </h2>
        <ul className="grid grid-cols-1 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface sm:grid-cols-2">
          <Place href={paths.appliances()} icon={<Boxes />} title="Appliances">
            The whole catalogue, to search and narrow.
          </Place>
          <Place href={paths.vos()} icon={<Users />} title="Virtual Organisations">
            Who endorses what, and how to join.
          </Place>
          <Place href={paths.providers()} icon={<Server />} title="Providers">
            Sites on a map and as a table.
          </Place>
          <Place href={paths.statistics()} icon={<ChartColumn />} title="Statistics">
            What is in the catalogue, counted.
          </Place>
        </ul>
      </nav>
      {newest.length > 0 && (
        <section aria-labelledby="newest" className="grid grid-cols-1 gap-3">
          <h2 id="newest" className="text-xl">
            New in the catalogue
          </h2>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {newest.map(({ id, slug, name }) => (
              <li key={id}>
                <Link href={paths.appliance(slug)} className="prose-link inline-block min-h-6 max-sm:min-h-9">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PageShell>
  );
}

type PlaceProps = { href: string; icon: ReactNode; title: string; children: ReactNode };

function Place({ href, icon, title, children }: PlaceProps) {
  return (
    <li>
      <Link
        href={href}
        className="grid h-full grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3.5 px-5 py-4 -outline-offset-2 transition-colors hover:bg-hover [&_svg]:mt-0.5 [&_svg]:size-5 [&_svg]:text-ink-muted"
      >
        <span aria-hidden>{icon}</span>
        <span className="grid content-start gap-0.5 text-sm">
          <span className="font-semibold">{title}</span>
          <span className="text-ink-muted">{children}</span>
        </span>
      </Link>
    </li>
  );
}

/** What is not there is told also while the database is away: then nothing is suggested. */
async function suggest() {
  try {
    return await listNewest(SUGGESTED, new Date());
  } catch (error) {
    log.warn({ err: error }, "nothing could be suggested where there is no page");
    return [];
  }
}
