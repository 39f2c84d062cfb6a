import Link from "next/link";
import { type Column, Table } from "#components/ui/table.tsx";
import { paths } from "#lib/platform/paths.ts";
import type { listProviders } from "#lib/provider/queries.ts";

type Row = Awaited<ReturnType<typeof listProviders>>[number];

/** Every provider. Put it in `<Panel flush>`. */
export function ProviderTable({ providers }: { providers: readonly Row[] }) {
  return <Table caption="Providers" columns={columns} rows={providers} rowKey={({ id }) => id} />;
}

const columns: readonly Column<Row>[] = [
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
