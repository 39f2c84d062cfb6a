/**
 * What a site needs to trust our signatures, made from what the worker announced; while the database is away, from what
 * this machine kept of it. Public all of it.
 */
import { packTrustAnchors } from "#lib/hepix/pack-trust-anchors.ts";
import { buildTrustAnchorFiles } from "#lib/hepix/trust-anchors.ts";
import { withPatience } from "#lib/platform/db/with-patience.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { getSigningCertificate } from "./announce-certificate.ts";
import { type CertificateFile, readCertificateFile } from "./certificate-file.ts";

/** Base name of the files in the bundle. */
const ALIAS = "slipway-signing-ca";

/**
 * The bundle in the layout of a site's trust-anchor directory (provider contract, sections 1 and 2), as tar.gz. The
 * same announcement gives the same bytes.
 *
 * @throws AppError `not_found` when no authority is known, `unavailable` when the database is away and nothing was kept
 */
export async function getTrustAnchorBundle(): Promise<Uint8Array> {
  const { authorityPem, revocationListPem, notBefore } = await requireAuthority();
  const crlUrl = revocationListPem ? `${getSettings().baseUrl}${paths.revocationList()}` : null;
  const files = buildTrustAnchorFiles({
    caPem: authorityPem,
    crlPem: revocationListPem,
    crlUrl,
    alias: ALIAS,
  });
  return packTrustAnchors(files, notBefore);
}

/** The authority's certificate in PEM. */
export async function getAuthorityCertificate(): Promise<string> {
  return (await requireAuthority()).authorityPem;
}

/**
 * The revocation list in DER (RFC 5280, section 4.2.1.13: what a distribution point answers).
 *
 * @throws AppError `not_found` when the authority is not ours
 */
export async function getRevocationList(): Promise<Uint8Array> {
  const { revocationListPem } = await requireAuthority();
  if (!revocationListPem)
    throw new AppError("not_found", "no_revocation_list", "The authority publishes its own.");
  return new Uint8Array(Buffer.from(revocationListPem.replace(/-----[^-]+-----|\s/g, ""), "base64"));
}

async function requireAuthority() {
  const certificate = await findCertificate();
  if (!certificate?.authorityPem) {
    throw new AppError(
      "not_found",
      "no_authority",
      "The certificate authority of this service is not known here.",
    );
  }
  return { ...certificate, authorityPem: certificate.authorityPem };
}

async function findCertificate(): Promise<CertificateFile | null> {
  try {
    return await withPatience(getSigningCertificate());
  } catch (error) {
    log.warn({ err: error }, "trust anchors are answered from a file: the database does not answer");
    const kept = await readCertificateFile();
    if (kept) return kept;
    throw new AppError(
      "unavailable",
      "database_away",
      "This cannot be answered at the moment. Try again in a minute.",
    );
  }
}
