/**
 * What a site needs to trust our signatures, made from what the worker announced; while the database is away, from what
 * this machine kept of it. Public all of it.
 */
import { packTrustAnchors } from "#lib/hepix/pack-trust-anchors.ts";
import { decodePemBlocks, encodePem } from "#lib/hepix/pem.ts";
import { buildTrustAnchorDirectory } from "#lib/hepix/trust-anchors.ts";
import { withPatience } from "#lib/platform/db/with-patience.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { listOfferedCertificates } from "./announce-certificate.ts";
import { type KeptCertificate, readCertificateFile } from "./certificate-file.ts";

/** Base name of the files in the bundle. */
const ALIAS = "slipway-signing-ca";

/**
 * The bundle in the layout of a site's trust-anchor directory (provider contract, sections 1 and 2), as tar.gz: of every
 * authority that a list at a site may need, before, during and after a change of certificate. The same announcements give
 * the same bytes.
 *
 * @param now UTC
 * @throws AppError `not_found` when no authority is known, `unavailable` when the database is away and nothing was kept
 */
export async function getTrustAnchorBundle(now: Date = new Date()): Promise<Uint8Array> {
  const authorities = await requireAuthorities(now);
  const newest = Math.max(...authorities.map(({ notBefore }) => notBefore.getTime()));
  return packTrustAnchors(buildTrustAnchorDirectory(authorities, ALIAS), new Date(newest));
}

/** The authorities' certificates in PEM, that of the certificate in use first: what `-CAfile` takes. */
export async function getAuthorityCertificate(now: Date = new Date()): Promise<string> {
  const authorities = await requireAuthorities(now);
  return [...new Set(authorities.map(({ caPem }) => caPem))].join("");
}

/**
 * The revocation list in DER (RFC 5280, section 4.2.1.13: what a distribution point answers).
 *
 * @throws AppError `not_found` when the authority is not ours
 */
export async function getRevocationList(now: Date = new Date()): Promise<Uint8Array> {
  const ours = (await requireAuthorities(now)).find(({ crlPem }) => crlPem !== null);
  const [der] = decodePemBlocks(ours?.crlPem ?? "", "X509 CRL");
  if (!der) throw new AppError("not_found", "no_revocation_list", "The authority publishes its own.");
  return der;
}

/** One a certificate, those of a file with several each; of our own, with the revocation list. */
async function requireAuthorities(now: Date) {
  const crlUrl = `${getSettings().baseUrl}${paths.revocationList()}`;
  const authorities = (await listCertificates(now)).flatMap(
    ({ authorityPem, revocationListPem, notBefore }) =>
      decodePemBlocks(authorityPem ?? "", "CERTIFICATE").map((der, index) => {
        const crlPem = index === 0 ? revocationListPem : null;
        const caPem = encodePem(der, "CERTIFICATE");
        return { caPem, crlPem, crlUrl: crlPem === null ? null : crlUrl, notBefore };
      }),
  );
  if (authorities.length > 0) return authorities;
  throw new AppError(
    "not_found",
    "no_authority",
    "The certificate authority of this service is not known here.",
  );
}

async function listCertificates(now: Date): Promise<readonly KeptCertificate[]> {
  try {
    return await withPatience(listOfferedCertificates(now));
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
