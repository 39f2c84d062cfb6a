import { ShieldCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageSection } from "#components/ui/page-section.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import { SECTIONS } from "#components/virtual-appliance/glance.ts";
import { paths } from "#lib/platform/paths.ts";
import type { Endorsement } from "#lib/vo-image-list/endorsement-queries.ts";

type EndorsementsSectionProps = {
  slug: string;
  endorsements: readonly Endorsement[];
  /** May the viewer ask VOs to include it? */
  mayAsk: boolean;
};

/** The VOs whose current signed image list offers the appliance, with the revision that says so. */
export function EndorsementsSection({ slug, endorsements, mayAsk }: EndorsementsSectionProps) {
  const ask: ReactNode = mayAsk && (
    <Link href={paths.applianceVos(slug)} className="prose-link text-sm print:hidden">
      Ask VOs to include, update or drop it
    </Link>
  );
  return (
    <PageSection
      id={SECTIONS.endorsements}
      title="Endorsing VOs"
      description="A VO endorses what stands in its current image list, which is signed and fetched by its providers."
      actions={endorsements.length > 0 && ask}
    >
      {endorsements.length === 0 ? (
        <EmptyState icon={<ShieldCheck />} title="No VO endorses it yet" level={3} action={ask}>
          No VO has it in its current image list. Bring it to a cloud of your own, or ask the managers of your
          VO to look at it.
        </EmptyState>
      ) : (
        <div className="overflow-clip rounded-lg border border-line bg-surface">
          <Table caption="Endorsing VOs" columns={COLUMNS} rows={endorsements} rowKey={({ vo }) => vo} />
        </div>
      )}
    </PageSection>
  );
}

const COLUMNS: readonly Column<Endorsement>[] = [
  {
    key: "vo",
    header: "VO",
    rowHeader: true,
    cell: ({ vo, title }) => (
      <span className="grid">
        <Link href={paths.imageList(vo)} className="prose-link">
          {vo}
        </Link>
        {title && title !== vo && <span className="text-sm font-normal text-ink-muted">{title}</span>}
      </span>
    ),
  },
  {
    key: "versions",
    header: "Version",
    cell: ({ versions, images }) => `${versions.join(", ")}${images > 1 ? `, ${images} images` : ""}`,
  },
  {
    key: "revision",
    header: "Current revision",
    cell: ({ vo, revision, publishedAt }) => (
      <span>
        <Link href={paths.revision(vo, revision)} className="prose-link">
          Revision {revision}
        </Link>
        {publishedAt && (
          <span className="text-ink-muted">
            , <RelativeTime at={publishedAt} show="date" />
          </span>
        )}
      </span>
    ),
  },
  {
    key: "since",
    header: "In its list since",
    cell: ({ firstAt }) => (firstAt ? <RelativeTime at={firstAt} show="date" /> : "–"),
  },
];
