import { notFound, redirect } from "next/navigation";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { readImageReference } from "#app/_transport/image-reference.ts";
import { paths } from "#lib/platform/paths.ts";
import { findImagePage } from "#lib/virtual-appliance/queries.ts";

/** `ad:base_mpuri`: leads to the version that has the image. */
export async function GET(_request: Request, { params }: { params: Promise<{ reference: string }> }) {
  const reference = readImageReference((await params).reference);
  const page =
    reference && (await findImagePage(await getCurrentActor(), reference.identifier, reference.number));
  if (!page) notFound();
  redirect(paths.version(page.slug, page.version));
}
