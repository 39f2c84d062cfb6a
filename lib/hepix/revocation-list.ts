import * as pkijs from "pkijs";
import { decodePemBlocks } from "./pem.ts";

/**
 * The dates of a revocation list (RFC 5280 section 5.1.2): vmcatcher refuses everything of an authority whose list has run
 * out.
 *
 * @param pem one `X509 CRL` block
 * @returns `nextUpdate` null where it names none
 * @throws Error when it is unreadable
 */
export function describeRevocationList(pem: string): { thisUpdate: Date; nextUpdate: Date | null } {
  const [der] = decodePemBlocks(pem, "X509 CRL");
  if (der === undefined) throw new Error("The revocation list is not in PEM form.");
  const { thisUpdate, nextUpdate } = pkijs.CertificateRevocationList.fromBER(new Uint8Array(der));
  return { thisUpdate: thisUpdate.value, nextUpdate: nextUpdate?.value ?? null };
}
