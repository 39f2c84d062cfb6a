import { respondWithFile } from "#app/_transport/file-response.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getApplianceCalendar } from "#lib/virtual-appliance/calendar-queries.ts";

/** The expiries of an appliance's versions, for whoever keeps a calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const slug = readNamePart((await params).slug);
  return respondWithFile("text/calendar; charset=utf-8", async () => {
    if (!slug) throw notFound("appliance");
    return getApplianceCalendar(slug, new Date());
  });
}
