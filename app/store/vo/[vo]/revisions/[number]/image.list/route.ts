import { respondWithList } from "#app/_transport/list-response.ts";
import { fetchVoRevisionList } from "#lib/vo-image-list/fetch-list.ts";

type Context = { params: Promise<{ vo: string; number: string }> };

/** One revision of a VO's list, as it was signed. */
export async function GET(request: Request, { params }: Context) {
  const { vo, number } = await params;
  return respondWithList(request, (requester, now) =>
    fetchVoRevisionList(vo, /^\d{1,9}$/.test(number) ? Number(number) : 0, requester, now),
  );
}
