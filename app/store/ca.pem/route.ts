import { respondWithFile } from "#app/_transport/file-response.ts";
import { getAuthorityCertificate } from "#lib/list-signing/trust-anchors.ts";

export const dynamic = "force-dynamic";

/** The certificate of the authority behind our signatures. */
export function GET() {
  return respondWithFile("application/x-pem-file", getAuthorityCertificate, { download: "ca.pem" });
}
