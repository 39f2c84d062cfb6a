import { respondWithList } from "#app/_transport/lists/list-response.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { fetchApplianceList } from "#lib/vo-image-list/fetch-list.ts";

/** The signed list of an appliance's latest version. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const slug = readNamePart((await params).slug);
  return respondWithList(request, async () => {
    if (!slug) throw notFound("appliance");
    return fetchApplianceList(slug);
  });
}
