import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { Breadcrumbs } from "#components/ui/breadcrumbs.tsx";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { RestorePanel } from "#components/virtual-appliance/restore-panel.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getRestorePreview } from "#lib/virtual-appliance/history-queries.ts";
import { restorePreviewSchema } from "#lib/virtual-appliance/restoration-schema.ts";
import { MaintainersOnly } from "../../maintainers-only.tsx";
import { restoreEntryAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Bring back an earlier state", robots: { index: false } };

type RestoreProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What undoing an edit, or going back to an earlier state, would change; and the button that does it. */
export default async function RestorePage({ params, searchParams }: RestoreProps) {
  const slug = readRoutePart((await params).slug) ?? "";
  const asked = restorePreviewSchema.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { event: eventId, what } = asked.data;
  const actor = await requirePerson(paths.restoreEntry(slug, eventId, what));
  const preview = await getRestorePreview(actor, slug, { eventId, what });
  if (preview === null) return <MaintainersOnly actor={actor} slug={slug} />;
  if (preview === "no such event") notFound();
  const { name, event } = preview;
  const moment = formatUtc(event.occurredAt);
  return (
    <PageShell>
      <div className="max-w-4xl">
        <PageHeader
          breadcrumbs={
            <Breadcrumbs
              items={[
                { label: "Appliances", href: paths.appliances() },
                { label: name, href: paths.appliance(slug) },
                { label: "History", href: paths.applianceHistory(slug) },
                { label: what === "edit" ? "Undo an edit" : "Go back" },
              ]}
            />
          }
          eyebrow={name}
          title={what === "edit" ? "Undo this edit?" : "Go back to this state?"}
          description={
            what === "edit"
              ? `${event.actorName} made it on ${moment}. The fields that it changed become what they were before; all others stay.`
              : `The whole entry becomes what it was after the change of ${event.actorName} on ${moment}. Versions, images and people stay as they are.`
          }
        />
        <RestorePanel slug={slug} preview={preview} restore={restoreEntryAction} />
      </div>
    </PageShell>
  );
}
