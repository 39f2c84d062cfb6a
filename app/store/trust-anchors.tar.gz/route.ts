import { respondWithFile } from "#app/_transport/file-response.ts";
import { getTrustAnchorBundle } from "#lib/list-signing/trust-anchors.ts";

export const dynamic = "force-dynamic";

/** Everything that goes into a site's /etc/grid-security/certificates. */
export function GET() {
  return respondWithFile("application/gzip", getTrustAnchorBundle, { download: "trust-anchors.tar.gz" });
}
