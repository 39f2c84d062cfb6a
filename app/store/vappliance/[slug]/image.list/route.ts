import { respondWithList } from "#app/_transport/list-response.ts";
import { fetchApplianceList } from "#lib/vo-image-list/fetch-list.ts";

/** The signed list of an appliance's latest version. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  return respondWithList(request, () => fetchApplianceList(slug));
}
