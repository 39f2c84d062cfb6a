import type { Metadata } from "next";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { ListSettingsForm } from "#components/vo-image-list/list-settings-form.tsx";
import { VisibilityBadge } from "#components/vo-image-list/visibility-badge.tsx";
import { listRecentFetchers } from "#lib/list-fetch/queries.ts";
import { paths } from "#lib/platform/paths.ts";
import { LIST_SETTINGS_MANAGERS_ONLY } from "#lib/vo-image-list/list-settings.ts";
import { getListSettings } from "#lib/vo-image-list/settings-queries.ts";
import { CuratorsOnly } from "../draft/curators-only.tsx";
import { editListSettingsAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Settings of the image list" };

/** What a VO decides about its image list as a whole. */
export default async function ListSettingsPage({ params }: { params: Promise<{ vo: string }> }) {
  const name = readRoutePart((await params).vo) ?? "";
  const actor = await requirePerson(paths.listSettings(name));
  const found = await getListSettings(actor, name);
  if (!found) {
    return (
      <CuratorsOnly vo={name} title="Settings of the image list" sentence={LIST_SETTINGS_MANAGERS_ONLY} />
    );
  }
  const { vo, settings, curators, openings, seen } = found;
  const fetchers = await listRecentFetchers(vo.name, new Date());
  return (
    <PageShell>
      <div className="max-w-5xl">
        <PageHeader
          breadcrumbs={<ImageListCrumbs vo={vo} below={[{ label: "Settings" }]} />}
          eyebrow={vo.title || vo.name}
          title="Settings of the image list"
          description="Those who are told what happens to the list are told of every change here."
          meta={<VisibilityBadge visibility={settings.visibility} />}
        />
        <ListSettingsForm
          action={editListSettingsAction}
          vo={vo.name}
          settings={settings}
          curators={curators}
          openings={openings}
          fetchers={fetchers}
          seen={seen}
        />
      </div>
    </PageShell>
  );
}
