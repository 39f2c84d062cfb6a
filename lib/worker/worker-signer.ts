/** The signing key as the worker holds it. Nothing but the worker and the command that signs loads this file. */
import { readFile } from "node:fs/promises";
import type { PrivateKey } from "openpgp";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import { decodePemBlocks } from "#lib/hepix/pem.ts";
import { createPemSigner, type Signer } from "#lib/hepix/signer.ts";
import {
  type CertificateProblem,
  type CertificateProblemCode,
  findSigningCertificateProblems,
} from "#lib/hepix/signing-certificate.ts";
import { readOpenPgpKey } from "#lib/list-formats/open-pgp.ts";
import {
  type Announced,
  announceCertificate,
  announceNextCertificate,
  distrustCertificate,
} from "#lib/list-signing/announce-certificate.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { type CertificateSettings, getSettings, type Settings, SettingsError } from "#lib/platform/env.ts";
import { ensureOwnAuthority } from "./own-authority.ts";
import { requireSameNames } from "./same-names.ts";
import { createTokenSigner } from "./token-signer.ts";

let loaded: Promise<ListSigner> | undefined;

/** The signer that the settings name, or one of our own making; as it was loaded last. */
export function getWorkerSigner(): Promise<ListSigner> {
  loaded ??= loadWorkerSigner(new Date());
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

/**
 * Takes up what the settings name, and tells of it: at the start of a worker, and every hour, since certificates and
 * revocation lists are renewed where they lie. What is not fit is not taken up; the signer before goes on.
 *
 * @throws SettingsError in sentences for the operator
 */
export async function takeUpSigner(now: Date): Promise<ListSigner> {
  const signer = await loadWorkerSigner(now);
  await requireSameNames(signer, "SIGNING_CERT");
  const next = await loadNextCertificate(now);
  if (next) await requireSameNames(next, "SIGNING_NEXT_CERT");
  await announceCertificate(signer, now);
  if (next && next.fingerprint !== signer.fingerprint) await announceNextCertificate(next, now);
  const { distrustedCertificate } = getSettings();
  if (distrustedCertificate) await distrustCertificate(distrustedCertificate, now);
  loaded = Promise.resolve(signer);
  return signer;
}

/**
 * Reads key and certificate and refuses what clients would refuse.
 *
 * @throws SettingsError in sentences for the operator
 */
export async function loadWorkerSigner(now: Date): Promise<ListSigner> {
  const settings = getSettings();
  const certificate = settings.signing ?? (await ownCertificate(settings, now));
  const { openPgpKeyFile } = settings;
  const announced = await loadCertificate("SIGNING", certificate, now, []);
  if (announced.fingerprint === settings.distrustedCertificate) {
    throw new SettingsError(
      `SIGNING_CERT ${certificate.certificateFile} is the certificate that SIGNING_DISTRUSTED names: give the worker another one, with a new key.`,
    );
  }
  return {
    ...announced,
    signer: await createSigner("SIGNING", certificate, announced.public.chainPem),
    openPgpKey: openPgpKeyFile ? await loadOpenPgpKey(openPgpKeyFile) : null,
  };
}

/**
 * What is to be the next. It need not be valid yet, and its key is compared with it where it is there already.
 *
 * @returns null where the settings name none
 * @throws SettingsError in sentences for the operator
 */
async function loadNextCertificate(now: Date): Promise<Announced | null> {
  const { nextSigning } = getSettings();
  if (!nextSigning) return null;
  const announced = await loadCertificate("SIGNING_NEXT", nextSigning, now, ["not-yet-valid"]);
  const { privateKey } = nextSigning;
  if (privateKey) {
    await createSigner("SIGNING_NEXT", { ...nextSigning, privateKey }, announced.public.chainPem);
  }
  return announced;
}

type Prefix = "SIGNING" | "SIGNING_NEXT";
type Certificate = CertificateSettings & { revocationListFile?: string };

async function ownCertificate(settings: Settings, now: Date): Promise<Certificate & { privateKey: string }> {
  const { privateKeyFile, ...files } = await ensureOwnAuthority(settings, now);
  return { ...files, privateKey: privateKeyFile };
}

async function loadCertificate(
  prefix: Prefix,
  files: Certificate,
  now: Date,
  tolerated: readonly CertificateProblemCode[],
): Promise<Announced> {
  const { endorser } = getSettings();
  const chainPem = await readPem(`${prefix}_CERT`, files.certificateFile);
  const problems = findProblems(`${prefix}_CERT ${files.certificateFile}`, chainPem, now)
    .filter(({ code }) => !tolerated.includes(code))
    .map(({ message }) => message);
  if (problems.length > 0) {
    throw new SettingsError(
      `The signing certificate ${files.certificateFile} cannot be used. ${problems.join(" ")}`,
    );
  }
  const { subject, issuer, sha256Fingerprint, notBefore } = describeCertificate(chainPem);
  return {
    endorser: { creator: endorser.name, email: endorser.email, dn: subject, ca: issuer },
    fingerprint: sha256Fingerprint.replaceAll(":", "").toLowerCase(),
    public: {
      chainPem,
      authorityPem: await readIfNamed(`${prefix}_CA`, files.authorityFile),
      revocationListPem: await readIfNamed("The revocation list", files.revocationListFile ?? null),
      notBefore,
      notAfter: earliestEnd(chainPem),
    },
  };
}

function findProblems(what: string, chainPem: string, now: Date): CertificateProblem[] {
  try {
    return findSigningCertificateProblems(chainPem, now);
  } catch {
    throw new SettingsError(`${what} is not a readable certificate in PEM form.`);
  }
}

/** A signature is worth nothing as soon as one certificate between signer and authority has expired. */
function earliestEnd(chainPem: string): Date {
  const ends = decodePemBlocks(chainPem, "CERTIFICATE").map((der) =>
    describeCertificate(der).notAfter.getTime(),
  );
  return new Date(Math.min(...ends));
}

async function loadOpenPgpKey(file: string): Promise<PrivateKey> {
  try {
    return await readOpenPgpKey(await readPem("OPENPGP_KEY", file));
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(`OPENPGP_KEY ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function createSigner(
  prefix: Prefix,
  { certificateFile, privateKey }: { certificateFile: string; privateKey: string },
  certificatePem: string,
): Promise<Signer> {
  const isInToken = privateKey.startsWith("pkcs11:");
  const privateKeyPem = isInToken ? "" : await readPem(`${prefix}_KEY`, privateKey);
  try {
    return isInToken
      ? await createTokenSigner(privateKey, certificatePem)
      : createPemSigner({ certificatePem, privateKeyPem });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    // What follows the question mark is where the PIN is, or, against all advice, the PIN.
    const key = isInToken ? privateKey.split("?")[0] : privateKey;
    throw new SettingsError(
      `${prefix}_CERT ${certificateFile} and ${prefix}_KEY ${key} cannot be used. ${sentence}`,
    );
  }
}

async function readIfNamed(what: string, file: string | null): Promise<string | null> {
  return file ? readPem(what, file) : null;
}

async function readPem(what: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(`${what}: ${file} cannot be read (${code ?? String(error)}).`);
  }
}
