import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { requirePerson } from "#app/_transport/current-actor.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ImageForm } from "#components/virtual-appliance/image-form.tsx";
import { imageFormValues } from "#components/virtual-appliance/image-form-values.ts";
import { paths } from "#lib/platform/paths.ts";
import { getImageForEdit } from "#lib/virtual-appliance/queries.ts";
import { getWorkingScript } from "#lib/virtual-appliance/script-queries.ts";
import { MaintainersOnly } from "../../../maintainers-only.tsx";
import { editImageAction, lookIntoFileAction } from "../actions.ts";
import { ImagePageHeader } from "../image-page-header.tsx";
import { UploadHere } from "../upload-here.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Edit an image" };

type EditImagePageProps = { params: Promise<{ slug: string; identifier: string }> };

/** Edits an image of the working version. */
export default async function EditImagePage({ params }: EditImagePageProps) {
  const { slug, identifier } = await params;
  const actor = await requirePerson(paths.editImage(slug, identifier));
  const appliance = await getImageForEdit(actor, slug, identifier, new Date());
  if (!appliance) return <MaintainersOnly actor={actor} slug={slug} />;
  if (!appliance.working) redirect(paths.workingVersion(slug));
  const { image } = appliance;
  if (!image) notFound();
  const scriptText = image.scriptSha256 && (await getWorkingScript(actor, slug, identifier));
  return (
    <PageShell>
      <div className="max-w-5xl">
        <ImagePageHeader
          slug={slug}
          applianceName={appliance.name}
          version={appliance.working.version}
          title="Edit an image"
          description="Another address, format, size or checksum needs another integrity check; the rest does not."
        />
        <ImageForm
          action={editImageAction}
          look={lookIntoFileAction}
          upload={<UploadHere actor={actor} slug={slug} />}
          slug={slug}
          identifier={identifier}
          seen={image.mark}
          initial={imageFormValues({ ...image, scriptText: scriptText || null })}
          submitLabel="Save the image"
          cancelHref={paths.workingVersion(slug)}
        />
      </div>
    </PageShell>
  );
}
