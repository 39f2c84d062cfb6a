import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ListRequestForm } from "#components/list-request/list-request-form.tsx";
import { SentRequests } from "#components/list-request/sent-requests.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getApplianceRequests } from "#lib/list-request/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { sendListRequestAction, withdrawListRequestAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Ask VOs" };

/** What maintainers ask of VOs for their appliance, and what came of it. */
export default async function ApplianceVosPage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.applianceVos(slug));
  const now = new Date();
  const found = await getApplianceRequests(actor, slug, now);
  if (!found) notFound();
  const { appliance, vos, requests } = found;
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Appliances", href: paths.appliances() },
                { label: appliance.name, href: paths.appliance(appliance.slug) },
                { label: "Ask VOs" },
              ]}
            />
          }
          title={`Ask VOs about ${appliance.name}`}
          description="Managers of a VO decide which appliances its image list holds. Ask them here: they answer beside the draft of their list, and you are told."
        />
        <div className="grid grid-cols-1 gap-8">
          <ListRequestForm action={sendListRequestAction} slug={appliance.slug} vos={vos} />
          {requests.length > 0 && (
            <Panel title="What was asked" flush>
              <SentRequests requests={requests} withdraw={withdrawListRequestAction} now={now} />
            </Panel>
          )}
        </div>
      </div>
    </PageShell>
  );
}
