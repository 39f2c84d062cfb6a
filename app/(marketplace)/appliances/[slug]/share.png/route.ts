import { readNamePart } from "#app/_transport/route-part.ts";
import { respondWithSharePicture } from "#app/_transport/share-picture.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getSharedAppliance } from "#lib/virtual-appliance/share-queries.ts";

/** What other sites show beside a link to an appliance. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const slug = readNamePart((await params).slug);
  return respondWithSharePicture(request, async () => {
    if (!slug) throw notFound("appliance");
    return getSharedAppliance(slug, new Date());
  });
}
