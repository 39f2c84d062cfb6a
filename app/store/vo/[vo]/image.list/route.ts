import { respondWithList } from "#app/_transport/list-response.ts";
import { fetchVoList } from "#lib/vo-image-list/fetch-list.ts";

/** The current signed list of a VO. */
export async function GET(request: Request, { params }: { params: Promise<{ vo: string }> }) {
  const { vo } = await params;
  return respondWithList(request, (requester, now) => fetchVoList(vo, requester, now));
}
