import { respondWithFile } from "#app/_transport/file-response.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getApplianceFeed } from "#lib/virtual-appliance/feed-queries.ts";

/** The versions of an appliance, for news readers. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const slug = readNamePart((await params).slug);
  return respondWithFile("application/atom+xml; charset=utf-8", async () => {
    if (!slug) throw notFound("appliance");
    return getApplianceFeed(slug);
  });
}
