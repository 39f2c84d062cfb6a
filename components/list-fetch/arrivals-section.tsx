import { Cloud } from "lucide-react";
import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { PageSection } from "#components/ui/page-section.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { SECTIONS } from "#components/virtual-appliance/glance.ts";
import type { Arrival } from "#lib/list-fetch/appliance-queries.ts";
import { paths } from "#lib/platform/paths.ts";

type ArrivalsSectionProps = {
  arrivals: readonly Arrival[];
  /** Further providers, that are not named to everybody. */
  unnamed: number;
};

/** Which providers have lately fetched a list that holds the appliance. */
export function ArrivalsSection({ arrivals, unnamed }: ArrivalsSectionProps) {
  return (
    <PageSection
      id={SECTIONS.providers}
      title="Providers"
      description="Who has fetched an image list with it in the last 60 days. A fetch is no proof that the images were taken over: ask the provider, or look there."
    >
      {arrivals.length === 0 ? (
        <EmptyState
          icon={<Cloud />}
          title={unnamed === 0 ? "No provider is known to have it" : describeOthers(unnamed, false)}
          level={3}
        >
          {unnamed === 0
            ? "A provider is counted here when it fetches a list with one of its access tokens. Others may have it without our knowing."
            : "Providers are named here once their VO has opened its public list to them and they have its current revision."}
        </EmptyState>
      ) : (
        <div className="overflow-clip rounded-lg border border-line bg-surface">
          <Table
            caption="Providers that fetched a list with this appliance"
            columns={COLUMNS}
            rows={arrivals}
            rowKey={({ provider, vo }) => `${provider.slug} ${vo.name}`}
          />
        </div>
      )}
      {arrivals.length > 0 && unnamed > 0 && (
        <p className="text-sm text-ink-muted">{describeOthers(unnamed, true)}.</p>
      )}
    </PageSection>
  );
}

function describeOthers(count: number, more: boolean): string {
  const who = `${count} ${more ? "more " : ""}${count === 1 ? "provider has" : "providers have"}`;
  return `${who} fetched a list with it`;
}

const COLUMNS: readonly Column<Arrival>[] = [
  {
    key: "provider",
    header: "Provider",
    rowHeader: true,
    cell: ({ provider }) => (
      <Link href={paths.provider(provider.slug)} className="prose-link">
        {provider.name}
      </Link>
    ),
  },
  { key: "country", header: "Country", cell: ({ provider }) => provider.country },
  {
    key: "list",
    header: "List",
    cell: ({ vo, revision, isCurrent }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
        <span>
          <Link href={paths.imageList(vo.name)} className="prose-link">
            {vo.name}
          </Link>
          ,{" "}
          <Link href={paths.revision(vo.name, revision)} className="prose-link">
            revision {revision}
          </Link>
        </span>
        {!isCurrent && <Badge tone="warn">Not the current one</Badge>}
      </span>
    ),
  },
  { key: "versions", header: "Version", cell: ({ versions }) => versions.join(", ") },
  {
    key: "day",
    header: "Fetched last",
    nowrap: true,
    cell: ({ day }) => <time dateTime={day}>{formatUtcDate(new Date(day))}</time>,
  },
];
