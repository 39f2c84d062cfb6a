import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ArchivePanel } from "#components/virtual-appliance/archive-panel.tsx";
import { DeletePanel } from "#components/virtual-appliance/delete-panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getEndOfAppliance } from "#lib/virtual-appliance/ending-queries.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import { archiveApplianceAction, deleteApplianceAction, unarchiveApplianceAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Archive or delete" };

/** How an appliance ends: archived, and perhaps brought back, or deleted. */
export default async function EndAppliancePage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.endAppliance(slug));
  const end = await getEndOfAppliance(actor, slug);
  if (!end) return <MaintainersOnly actor={actor} slug={slug} />;
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: end.name, href: paths.appliance(slug) },
              { label: "Archive or delete" },
            ]}
          />
        }
        media={<Monogram name={end.name} />}
        title={end.archivedAt ? `${end.name} is archived` : `Archive or delete ${end.name}`}
        description="Other people may build on it: what lists and sites hold stays, whatever you choose."
      />
      <div className="grid grid-cols-1 gap-6">
        <ArchivePanel end={end} archive={archiveApplianceAction} unarchive={unarchiveApplianceAction} />
        <DeletePanel end={end} remove={deleteApplianceAction} />
      </div>
    </PageShell>
  );
}
