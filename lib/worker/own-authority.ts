/**
 * A certificate authority of our own, for whoever has no signing certificate yet: made at the first start, kept in
 * `DATA_DIR/pki`, renewed in time under the same names, because sites pin both of them.
 */
import { chmod, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import {
  createCertificateAuthority,
  createRevocationList,
  issueSigningCertificate,
} from "#lib/hepix/certificate-authority.ts";
import { describeRevocationList } from "#lib/hepix/revocation-list.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import { writeAtomically } from "#lib/list-signing/write-atomically.ts";
import { type Settings, SettingsError } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";

const DAY_MS = 24 * 3600 * 1000;
const AUTHORITY_DAYS = 20 * 365;
const SIGNER_DAYS = 3 * 365;
/** vmcatcher refuses every list once the revocation list has run out (provider contract, section 2): be generous. */
const REVOCATION_LIST_DAYS = 400;
const RENEW_BEFORE_DAYS = 180;
/** No signer outlives it; RFC 5280 sections 4.1.2.5 and 6.1 leave lists unverifiable otherwise. */
const RENEW_AUTHORITY_BEFORE_DAYS = SIGNER_DAYS + RENEW_BEFORE_DAYS;
/** Clocks at sites may be slow. */
const BACKDATE_DAYS = 1;

/** Where the files of our own authority lie; PEM all of them. */
export function ownAuthorityFiles(dataDir: string) {
  const folder = path.join(dataDir, "pki");
  return {
    folder,
    authorityFile: path.join(folder, "ca.pem"),
    authorityKeyFile: path.join(folder, "ca-key.pem"),
    certificateFile: path.join(folder, "signer.pem"),
    privateKeyFile: path.join(folder, "signer-key.pem"),
    revocationListFile: path.join(folder, "ca-crl.pem"),
  };
}

/**
 * Makes what is missing and renews what runs out.
 *
 * @param now UTC
 * @returns the files, all of them there
 * @throws SettingsError when only half of the authority is there
 */
export async function ensureOwnAuthority(
  settings: Pick<Settings, "dataDir" | "baseUrl" | "endorser">,
  now: Date,
): Promise<ReturnType<typeof ownAuthorityFiles>> {
  const files = ownAuthorityFiles(settings.dataDir);
  await mkdir(files.folder, { recursive: true });
  const authority = await ensureAuthority(files, now);
  await ensureSigner(files, authority, settings, now);
  await renewRevocationList(files, authority, now);
  for (const key of [files.authorityKeyFile, files.privateKeyFile]) await chmod(key, 0o600);
  return files;
}

type Authority = { certificatePem: string; privateKeyPem: string };
type Files = ReturnType<typeof ownAuthorityFiles>;

/**
 * It is renewed with its own key and name before a signer could outlive it: whoever trusts the certificate before goes on
 * verifying until that expires, and the bundle has the new one years ahead.
 */
async function ensureAuthority(files: Files, now: Date): Promise<Authority> {
  const certificatePem = await readIfThere(files.authorityFile);
  const privateKeyPem = await readIfThere(files.authorityKeyFile);
  const isThere = Boolean(certificatePem && privateKeyPem);
  if (!isThere && (certificatePem !== null || privateKeyPem !== null)) {
    throw new SettingsError(halfAnAuthority(files));
  }
  const known = certificatePem ? describeCertificate(certificatePem) : null;
  if (certificatePem && privateKeyPem && known && known.notAfter > daysFrom(now, RENEW_AUTHORITY_BEFORE_DAYS))
    return { certificatePem, privateKeyPem };
  const authority = await createCertificateAuthority({
    subject: known?.subject ?? "/DC=org/DC=slipway/CN=Slipway Signing CA",
    notBefore: daysFrom(now, -BACKDATE_DAYS),
    notAfter: daysFrom(now, AUTHORITY_DAYS),
    ...(privateKeyPem ? { privateKeyPem } : {}),
  });
  await writeAtomically(files.authorityKeyFile, authority.privateKeyPem);
  await writeAtomically(files.authorityFile, authority.certificatePem);
  return authority;
}

/** A new authority in place of the old one would make every site that trusts the old one refuse every list. */
function halfAnAuthority({ authorityFile, authorityKeyFile }: Files): string {
  return `${authorityFile} and ${authorityKeyFile} belong together and one of them is missing or empty: restore it from a backup, or remove both to have a new authority made, which every site must then be told to trust.`;
}

async function ensureSigner(
  files: Files,
  ca: Authority,
  settings: Pick<Settings, "baseUrl" | "endorser">,
  now: Date,
): Promise<void> {
  const certificatePem = await readIfThere(files.certificateFile);
  const privateKeyPem = await readIfThere(files.privateKeyFile);
  const known = certificatePem ? describeCertificate(certificatePem) : null;
  const fits = Boolean(certificatePem && privateKeyPem && belongTogether(certificatePem, privateKeyPem));
  if (fits && known && known.notAfter > daysFrom(now, RENEW_BEFORE_DAYS)) return;
  const signer = await issueSigningCertificate({
    ca,
    // Sites pin the name: it stays, even when the service has moved.
    subject: known?.subject ?? `/DC=org/DC=slipway/O=Image lists/CN=${new URL(settings.baseUrl).hostname}`,
    email: settings.endorser.email,
    notBefore: daysFrom(now, -BACKDATE_DAYS),
    notAfter: daysFrom(now, SIGNER_DAYS),
    crlUrl: `${settings.baseUrl}${paths.revocationList()}`,
  });
  await writeAtomically(files.privateKeyFile, signer.privateKeyPem);
  await writeAtomically(files.certificateFile, signer.certificatePem);
}

/** Of two workers that made a signer at the same moment, one may have left its key and the other its certificate. */
function belongTogether(certificatePem: string, privateKeyPem: string): boolean {
  try {
    createPemSigner({ certificatePem, privateKeyPem });
    return true;
  } catch {
    return false;
  }
}

/** Made anew every day that a worker looks: its date then never runs out unseen. */
async function renewRevocationList(files: Files, ca: Authority, now: Date): Promise<void> {
  const known = await readIfThere(files.revocationListFile);
  // Written with its date set back: what is younger than a day says so by a later one.
  if (known && describeRevocationList(known).thisUpdate > daysFrom(now, -2 * BACKDATE_DAYS)) return;
  const revocationListPem = await createRevocationList({
    ca,
    revoked: [],
    thisUpdate: daysFrom(now, -BACKDATE_DAYS),
    nextUpdate: daysFrom(now, REVOCATION_LIST_DAYS),
    number: BigInt(now.getTime()),
  });
  await writeAtomically(files.revocationListFile, revocationListPem);
}

function daysFrom(now: Date, days: number): Date {
  return new Date(Math.floor(now.getTime() / 1000) * 1000 + days * DAY_MS);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
