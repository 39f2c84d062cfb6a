import { respondWithFile } from "#app/_transport/file-response.ts";
import { getRevocationList } from "#lib/list-signing/trust-anchors.ts";

export const dynamic = "force-dynamic";

/** The authority's revocation list, where its certificates say it is. */
export function GET() {
  return respondWithFile("application/pkix-crl", getRevocationList, { download: "ca.crl" });
}
