import { respondWithFile } from "#app/_transport/file-response.ts";
import { readNamePart, readRoutePart } from "#app/_transport/route-part.ts";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { notFound } from "#lib/platform/errors.ts";
import { CITATION_FILES, type CitationFile } from "#lib/virtual-appliance/citation.ts";
import { getCitationFile } from "#lib/virtual-appliance/citation-queries.ts";

type Params = { params: Promise<{ slug: string; version: string }> };

/** A route that answers with this file of the version's citation: the same for everybody, as caches keep it. */
export function respondWithCitation(file: CitationFile) {
  return async (_request: Request, { params }: Params): Promise<Response> => {
    const parts = await params;
    const [slug, version] = [readNamePart(parts.slug), readRoutePart(parts.version)];
    return respondWithFile(CITATION_FILES[file].contentType, async () => {
      if (!slug || !version) throw notFound("version");
      return getCitationFile(ANONYMOUS, { slug, version, file }, new Date());
    });
  };
}
