import { readNamePart } from "#app/_transport/route-part.ts";
import { respondWithSharePicture } from "#app/_transport/share-picture.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getSharedVo } from "#lib/vo-image-list/share-queries.ts";

/** What other sites show beside a link to a VO. */
export async function GET(request: Request, { params }: { params: Promise<{ vo: string }> }) {
  const vo = readNamePart((await params).vo);
  return respondWithSharePicture(request, async () => {
    if (!vo) throw notFound("VO");
    return getSharedVo(vo);
  });
}
