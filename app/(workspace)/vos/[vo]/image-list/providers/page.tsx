import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { FleetChart } from "#components/list-fetch/fleet-chart.tsx";
import { FleetTable } from "#components/list-fetch/fleet-table.tsx";
import { describeFleet } from "#components/list-fetch/fleet-words.ts";
import { Button } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { getFleet } from "#lib/list-fetch/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { CuratorsOnly } from "../draft/curators-only.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Providers and their revisions" };

/** Which provider has fetched which revision of a VO's list. */
export default async function FleetPage({ params }: { params: Promise<{ vo: string }> }) {
  const name = readRoutePart((await params).vo) ?? "";
  const actor = await requirePerson(paths.listFleet(name));
  const fleet = await getFleet(actor, name);
  if (!fleet) return <CuratorsOnly vo={name} title="Providers and their revisions" />;
  const { vo, current, members, numbers, summary, visibility } = fleet;
  return (
    <PageShell>
      <PageHeader
        breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: "Providers" }]} />}
        eyebrow={vo.title || vo.name}
        title="Who has which revision"
        description="Of providers that fetch with a token of their own. A fetch is no proof that a site has taken the images over."
        meta={<VisibilityBadge visibility={visibility} />}
        actions={
          <Button href={paths.listAccess(vo.name)} icon={<KeyRound aria-hidden />}>
            Access
          </Button>
        }
      />
      <div className="grid grid-cols-1 gap-6">
        {current && members.length > 0 && (
          <Panel title={describeFleet(summary, current.number)}>
            <FleetChart revisions={numbers} members={members} />
          </Panel>
        )}
        <Panel title="Providers" flush>
          <FleetTable members={members} now={new Date()} />
        </Panel>
      </div>
    </PageShell>
  );
}
