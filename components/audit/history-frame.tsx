import type { ReactNode } from "react";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs, type Crumb } from "#components/ui/breadcrumbs.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { RecordedEvent } from "#lib/audit/recorded-event.ts";
import { NothingRecorded } from "./nothing-recorded.tsx";
import { Trail, type TrailPage } from "./trail.tsx";

type HistoryFrameProps = {
  /** What people call the thing. */
  name: string;
  /** The way down to the page of the thing, which is the last of them. */
  above: readonly Crumb[];
  /** What is in this history, and who sees it. */
  description: string;
  page: TrailPage;
  /** Address of this history without a position. */
  address: string;
  /** What can be done about an event, where anything can. */
  eventActions?: (event: RecordedEvent) => ReactNode;
};

/** The whole page of one thing's history. */
export function HistoryFrame({ name, above, description, page, address, eventActions }: HistoryFrameProps) {
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={<Breadcrumbs items={[...above, { label: "History" }]} />}
          media={<Monogram name={name} />}
          title={`History of ${name}`}
          description={description}
        />
        <Trail
          page={page}
          address={address}
          empty={<NothingRecorded />}
          {...(eventActions ? { eventActions } : {})}
        />
      </div>
    </PageShell>
  );
}
