import { respondWithFile } from "#app/_transport/file-response.ts";
import { readNamePart } from "#app/_transport/route-part.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getBadge } from "#lib/virtual-appliance/badge-queries.ts";

/** Name, version and freshness of an appliance, to embed elsewhere: the same for everybody, as caches keep it. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const slug = readNamePart((await params).slug);
  const label = new URL(request.url).searchParams.get("label") === "service" ? "service" : "name";
  return respondWithFile(
    "image/svg+xml; charset=utf-8",
    async () => {
      if (!slug) throw notFound("appliance");
      return getBadge(slug, label, new Date());
    },
    { request },
  );
}
