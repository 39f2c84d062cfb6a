import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ImageForm } from "#components/virtual-appliance/image-form.tsx";
import { NEW_IMAGE } from "#components/virtual-appliance/image-form-values.ts";
import { paths } from "#lib/platform/paths.ts";
import { getWorkingVersionPage } from "#lib/virtual-appliance/queries.ts";
import { MaintainersOnly } from "../../../maintainers-only.tsx";
import { addImageAction, lookIntoFileAction } from "../actions.ts";
import { ImagePageHeader } from "../image-page-header.tsx";
import { UploadHere } from "../upload-here.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Add an image" };

/** Adds an image to the working version. */
export default async function NewImagePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requirePerson(paths.newImage(slug));
  const appliance = await getWorkingVersionPage(actor, slug, new Date());
  if (!appliance) return <MaintainersOnly actor={actor} slug={slug} />;
  if (!appliance.working) redirect(paths.workingVersion(slug));
  return (
    <PageShell>
      <div className="max-w-5xl">
        <ImagePageHeader
          slug={slug}
          applianceName={appliance.name}
          version={appliance.working.version}
          title="Add an image"
          description="Say where the disk image is and what it needs; size and checksums are measured for you."
        />
        <ImageForm
          action={addImageAction}
          look={lookIntoFileAction}
          upload={<UploadHere actor={actor} slug={slug} />}
          slug={slug}
          initial={NEW_IMAGE}
          submitLabel="Add the image"
          cancelHref={paths.workingVersion(slug)}
        />
      </div>
    </PageShell>
  );
}
