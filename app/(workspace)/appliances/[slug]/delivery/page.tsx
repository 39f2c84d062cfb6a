import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { DeliveryList } from "#components/continuous-delivery/delivery-list.tsx";
import { DeliverySnippets } from "#components/continuous-delivery/delivery-snippets.tsx";
import { DeliverySourcePanel } from "#components/continuous-delivery/delivery-source-panel.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { Monogram } from "#components/ui/monogram.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RefreshWhile } from "#components/ui/refresh-while.tsx";
import { getDeliveryPage } from "#lib/continuous-delivery/queries.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { MaintainersOnly } from "../maintainers-only.tsx";
import {
  checkDeliveryAction,
  pauseDeliveryAction,
  removeDeliveryAction,
  resumeDeliveryAction,
  setUpDeliveryAction,
} from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Continuous delivery" };

/** How versions are published by themselves: from a description that is fetched, or by programs that send one. */
export default async function DeliveryPage({ params }: { params: Promise<{ slug: string }> }) {
  const slug = readRoutePart((await params).slug) ?? "";
  const actor = await requirePerson(paths.delivery(slug));
  const page = await getDeliveryPage(actor, slug);
  if (!page) return <MaintainersOnly actor={actor} slug={slug} />;
  const now = new Date();
  return (
    <PageShell>
      <RefreshWhile active={page.deliveries.some(({ state }) => state === "running")} />
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Appliances", href: paths.appliances() },
              { label: page.name, href: paths.appliance(slug) },
              { label: "Continuous delivery" },
            ]}
          />
        }
        media={<Monogram name={page.name} size={64} />}
        title="Continuous delivery"
        description={`New versions of ${page.name}, published by themselves: checked like any other, in the name of a person who maintains it.`}
      />
      <div className="grid grid-cols-1 gap-8">
        <DeliverySourcePanel
          slug={slug}
          source={page.source}
          isArchived={page.archivedAt !== null}
          now={now}
          actions={{
            setUp: setUpDeliveryAction,
            pause: pauseDeliveryAction,
            resume: resumeDeliveryAction,
            check: checkDeliveryAction,
            remove: removeDeliveryAction,
          }}
        />
        <DeliveryList slug={slug} deliveries={page.deliveries} now={now} />
        <DeliverySnippets slug={slug} baseUrl={getSettings().baseUrl} />
      </div>
    </PageShell>
  );
}
