import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { HistoryFrame } from "#components/audit/history-frame.tsx";
import { RestoreLinks } from "#components/virtual-appliance/restore-links.tsx";
import { readPosition } from "#lib/audit/recorded-event.ts";
import { paths } from "#lib/platform/paths.ts";
import { getApplianceHistory } from "#lib/virtual-appliance/history-queries.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "History of an appliance", robots: { index: false } };

type HistoryProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** All that was done to an appliance, its people and its versions. */
export default async function ApplianceHistoryPage({ params, searchParams }: HistoryProps) {
  const slug = readRoutePart((await params).slug);
  if (slug === null) notFound();
  const actor = await requirePerson(paths.applianceHistory(slug));
  const history = await getApplianceHistory(actor, slug, readPosition(await searchParams));
  if (!history) notFound();
  const { name, page } = history;
  const latest = page.events.find(({ action }) => action === "appliance.edited")?.id;
  const isNewest = page.previous === null;
  return (
    <HistoryFrame
      name={name}
      above={[
        { label: "Appliances", href: paths.appliances() },
        { label: name, href: paths.appliance(slug) },
      ]}
      description="What was done to the entry, its people, versions and images, and by whom. Those who maintain it, security officers and administrators see this."
      page={page}
      eventActions={(event) =>
        history.mayMaintain && (
          <RestoreLinks slug={slug} event={event} isPresent={isNewest && event.id === latest} />
        )
      }
      address={paths.applianceHistory(slug)}
    />
  );
}
