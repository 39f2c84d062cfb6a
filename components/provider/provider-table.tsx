import Link from "next/link";
import type { ReactNode } from "react";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { ListedProvider } from "#lib/provider/queries.ts";

/** Providers. Put it in `<Panel flush>`. */
export function ProviderTable({
  providers,
  empty,
}: {
  providers: readonly ListedProvider[];
  empty: ReactNode;
}) {
  return (
    <Table caption="Providers" columns={columns} rows={providers} rowKey={({ id }) => id} empty={empty} />
  );
}

const columns: readonly Column<ListedProvider>[] = [
  {
    key: "name",
    header: "Provider",
    rowHeader: true,
    cell: ({ slug, name }) => (
      <Link href={paths.provider(slug)} className="prose-link">
        {name}
      </Link>
    ),
  },
  { key: "country", header: "Country", cell: ({ country }) => country },
  { key: "clouds", header: "Clouds", cell: ({ clouds }) => clouds.join(", ") },
  {
    key: "vos",
    header: "Public lists open to it",
    cell: ({ vos }) =>
      vos.length === 0 ? (
        <span className="text-ink-muted">None</span>
      ) : (
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {vos.map((vo) => (
            <Link key={vo} href={paths.vo(vo)} className="prose-link inline-block min-h-6">
              {vo}
            </Link>
          ))}
        </span>
      ),
  },
  {
    key: "website",
    header: "Website",
    cell: ({ websiteUrl }) =>
      websiteUrl && (
        <a href={websiteUrl} rel="noreferrer nofollow" className="prose-link">
          {new URL(websiteUrl).host}
        </a>
      ),
  },
];
