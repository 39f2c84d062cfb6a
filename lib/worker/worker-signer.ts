/** The signing key as the worker holds it. Nothing but the worker and the command that signs loads this file. */
import { readFile } from "node:fs/promises";
import type { PrivateKey } from "openpgp";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import { createPemSigner, type Signer } from "#lib/hepix/signer.ts";
import { findSigningCertificateProblems } from "#lib/hepix/signing-certificate.ts";
import { readOpenPgpKey } from "#lib/list-formats/open-pgp.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { getSettings, SettingsError } from "#lib/platform/env.ts";
import { ensureOwnAuthority } from "./own-authority.ts";

type SigningFiles = {
  certificateFile: string;
  privateKeyFile: string;
  authorityFile: string | null;
  revocationListFile?: string;
};

let loaded: Promise<ListSigner> | undefined;

/** The signer that the settings name, or one of our own making; loaded once a process. */
export function getWorkerSigner(): Promise<ListSigner> {
  loaded ??= loadWorkerSigner(new Date());
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

/**
 * Reads key and certificate and refuses what clients would refuse.
 *
 * @throws SettingsError in sentences for the operator
 */
export async function loadWorkerSigner(now: Date): Promise<ListSigner> {
  const settings = getSettings();
  const files: SigningFiles = settings.signing ?? (await ensureOwnAuthority(settings, now));
  const [certificatePem, privateKeyPem] = await Promise.all([
    readPem("SIGNING_CERT", files.certificateFile),
    readPem("SIGNING_KEY", files.privateKeyFile),
  ]);
  const signer = createSigner(files, { certificatePem, privateKeyPem });
  const problems = findSigningCertificateProblems(certificatePem, now).map(({ message }) => message);
  if (problems.length > 0) {
    throw new SettingsError(
      `The signing certificate ${files.certificateFile} cannot be used. ${problems.join(" ")}`,
    );
  }
  const described = describeCertificate(certificatePem);
  return {
    signer,
    endorser: {
      creator: settings.endorser.name,
      email: settings.endorser.email,
      dn: described.subject,
      ca: described.issuer,
    },
    fingerprint: described.sha256Fingerprint.replaceAll(":", "").toLowerCase(),
    openPgpKey: settings.openPgpKeyFile ? await loadOpenPgpKey(settings.openPgpKeyFile) : null,
    public: {
      chainPem: certificatePem,
      authorityPem: await readIfNamed("SIGNING_CA", files.authorityFile),
      revocationListPem: await readIfNamed("The revocation list", files.revocationListFile ?? null),
      notBefore: described.notBefore,
      notAfter: described.notAfter,
    },
  };
}

async function loadOpenPgpKey(file: string): Promise<PrivateKey> {
  try {
    return await readOpenPgpKey(await readPem("OPENPGP_KEY", file));
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(`OPENPGP_KEY ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function createSigner(files: SigningFiles, pems: { certificatePem: string; privateKeyPem: string }): Signer {
  try {
    return createPemSigner(pems);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    throw new SettingsError(
      `SIGNING_CERT ${files.certificateFile} and SIGNING_KEY ${files.privateKeyFile} cannot be used. ${sentence}`,
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
