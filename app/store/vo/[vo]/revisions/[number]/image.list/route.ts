import { respondWithList } from "#app/_transport/lists/list-response.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { fetchVoRevisionList } from "#lib/vo-image-list/fetch-list.ts";

type Context = { params: Promise<{ vo: string; number: string }> };

/** One revision of a VO's list, as it was signed. */
export async function GET(request: Request, { params }: Context) {
  const { vo: part, number } = await params;
  const vo = readNamePart(part);
  return respondWithList(request, async (requester, now) => {
    if (!vo) throw notFound("virtual organisation");
    if (!/^[1-9]\d{0,8}$/.test(number)) throw notFound("revision");
    return fetchVoRevisionList(vo, Number(number), requester, now);
  });
}
