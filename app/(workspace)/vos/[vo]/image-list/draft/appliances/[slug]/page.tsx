import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { ChooseImagesForm } from "#components/vo-image-list/choose-images-form.tsx";
import { FollowEntriesPanel } from "#components/vo-image-list/follow-entries-panel.tsx";
import { ImageListCrumbs } from "#components/vo-image-list/image-list-crumbs.tsx";
import { paths } from "#lib/platform/paths.ts";
import { getImageChoice } from "#lib/vo-image-list/choice-queries.ts";
import { setFollowModeAction } from "../../actions.ts";
import { CuratorsOnly } from "../../curators-only.tsx";
import { chooseImagesAction } from "./actions.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Choose images" };

type ChoiceProps = { params: Promise<{ vo: string; slug: string }> };

/** Single images of an appliance, or those of an earlier version, for the draft of a list. */
export default async function ChooseImagesPage({ params }: ChoiceProps) {
  const parts = await params;
  const [vo, slug] = [readRoutePart(parts.vo) ?? "", readRoutePart(parts.slug) ?? ""];
  const actor = await requirePerson(paths.draftAppliance(vo, slug));
  const choice = await getImageChoice(actor, vo, slug, new Date());
  if (choice === null) return <CuratorsOnly vo={vo} title="Choose images" />;
  if (choice === "no such appliance") notFound();
  const { appliance, versions } = choice;
  return (
    <PageShell>
      <div className="max-w-4xl">
        <PageHeader
          breadcrumbs={
            <ImageListCrumbs
              vo={choice.vo}
              below={[{ label: "Draft", href: paths.draft(vo) }, { label: appliance.name }]}
            />
          }
          eyebrow={`Draft of ${choice.vo.title || vo}`}
          title={`Which images of ${appliance.name}?`}
          description="The draft will hold exactly the images that are ticked, and nothing else of this appliance. Nothing reaches providers before you publish."
        />
        <div className="grid grid-cols-1 gap-6">
          <FollowEntriesPanel
            vo={vo}
            appliance={appliance}
            versions={versions}
            action={setFollowModeAction}
          />
          <ChooseImagesForm vo={vo} appliance={appliance} versions={versions} action={chooseImagesAction} />
        </div>
      </div>
    </PageShell>
  );
}
