import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ArchivedNotice } from "#components/virtual-appliance/archived-notice.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getWorkingVersionPage } from "#lib/virtual-appliance/queries.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import { StartVersion } from "./start-version.tsx";
import { VersionDesk } from "./version-desk.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Working version" };

type ArchivedAppliance = { slug: string; name: string; archivedAt: Date | null; archiveNote: string | null };

/** Of an archived appliance: its working version, where there is one, waits until it is brought back. */
function NothingBegins({ appliance, now }: { appliance: ArchivedAppliance; now: Date }) {
  const { slug, name } = appliance;
  return (
    <PageShell width="reading">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: name, href: paths.appliance(slug) },
              { label: "Working version" },
            ]}
          />
        }
        title={name}
      />
      <ArchivedNotice appliance={appliance} mayMaintain now={now} />
    </PageShell>
  );
}

/** The author's desk: from an empty version to a published one. */
export default async function WorkingVersionPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requirePerson(paths.workingVersion(slug));
  const now = new Date();
  const appliance = await getWorkingVersionPage(actor, slug, now);
  if (!appliance) return <MaintainersOnly actor={actor} slug={slug} />;
  const { working } = appliance;
  if (appliance.archivedAt) return <NothingBegins appliance={appliance} now={now} />;
  if (!working) {
    return (
      <PageShell>
        <div className="max-w-5xl">
          <StartVersion appliance={appliance} now={now} />
        </div>
      </PageShell>
    );
  }
  return <VersionDesk appliance={appliance} working={working} now={now} />;
}
