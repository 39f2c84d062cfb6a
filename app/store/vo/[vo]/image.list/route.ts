import { respondWithList } from "#app/_transport/lists/list-response.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { fetchVoList } from "#lib/vo-image-list/fetch-list.ts";

/** The current signed list of a VO. */
export async function GET(request: Request, { params }: { params: Promise<{ vo: string }> }) {
  const vo = readNamePart((await params).vo);
  return respondWithList(request, async (requester, now) => {
    if (!vo) throw notFound("virtual organisation");
    return fetchVoList(vo, requester, now);
  });
}
