import { respondWithFile } from "#app/_transport/file-response.ts";
import { readRoutePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getListFeed } from "#lib/vo-image-list/feed-queries.ts";

/** The revisions of a VO's image list, for news readers. */
export async function GET(_request: Request, { params }: { params: Promise<{ vo: string }> }) {
  const vo = readRoutePart((await params).vo);
  return respondWithFile("application/atom+xml; charset=utf-8", async () => {
    if (!vo) throw notFound("virtual organisation");
    return getListFeed(vo);
  });
}
