import { X509Certificate } from "node:crypto";
import { readCertificateFields } from "./certificate-fields.ts";
import { formatDistinguishedName, nameSpaceOf } from "./distinguished-name.ts";
import { decodePemBlocks, encodePem } from "./pem.ts";
import { oldSubjectHash, subjectHash } from "./subject-hash.ts";

/**
 * The files by which a site comes to trust a certificate authority, in the layout of
 * `/etc/grid-security/certificates` (provider contract section 2): the certificate and its rules under an alias and
 * under both of OpenSSL's hashes, since clients look for either. Copies stand where distributions put links.
 *
 * @param options.crlPem current revocation list, which vmcatcher insists on
 * @param options.crlUrl from where `fetch-crl` renews it
 * @param options.alias begins all files that are not named by hash, such as `slipway-ca`
 * @param options.permittedSubjects one-line names with `*` at the end that the authority may certify; by default
 * those beginning like its own
 * @returns contents by file name
 * @throws Error when the certificate is unreadable or the alias is no plain file name
 */
export function buildTrustAnchorFiles(options: {
  caPem: string;
  crlPem: string | null;
  crlUrl: string | null;
  alias: string;
  permittedSubjects?: readonly string[];
}): Map<string, string> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(options.alias))
    throw new Error(`No plain file name: ${options.alias}`);
  const [der] = decodePemBlocks(options.caPem, "CERTIFICATE");
  if (der === undefined) throw new Error("The authority's certificate is not in PEM form.");
  const { subject } = readCertificateFields(der);
  const name = formatDistinguishedName(subject);
  const permitted = options.permittedSubjects ?? [`${nameSpaceOf(subject)}*`];
  const files = new Map<string, string>();
  const hashes = [subjectHash(subject), oldSubjectHash(subject)];
  files.set(`${options.alias}.pem`, encodePem(der, "CERTIFICATE"));
  files.set(`${options.alias}.info`, infoFile(options.alias, name, der, options.crlUrl));
  if (options.crlUrl !== null) files.set(`${options.alias}.crl_url`, `${options.crlUrl}\n`);
  for (const hash of hashes) files.set(`${hash}.0`, encodePem(der, "CERTIFICATE"));
  for (const base of [options.alias, ...hashes]) {
    files.set(`${base}.signing_policy`, signingPolicy(name, permitted));
    files.set(`${base}.namespaces`, namespaces(name, permitted));
  }
  if (options.crlPem !== null) for (const hash of hashes) files.set(`${hash}.r0`, options.crlPem);
  return files;
}

/**
 * The files for several authorities in one directory: the first under the alias, each further one under the alias with its
 * number. Two of one name, as when an authority got a new key, share their hashes and are numbered `.0`, `.1`, as OpenSSL
 * looks for them.
 *
 * @param authorities PEM, each with its own revocation list; one that comes twice counts once
 * @throws Error as {@link buildTrustAnchorFiles}
 */
export function buildTrustAnchorDirectory(
  authorities: readonly { caPem: string; crlPem: string | null; crlUrl: string | null }[],
  alias: string,
): Map<string, string> {
  const directory = new Map<string, string>();
  const distinct = authorities.filter(
    ({ caPem }, index) => authorities.findIndex((other) => other.caPem === caPem) === index,
  );
  for (const [index, authority] of distinct.entries()) {
    const files = buildTrustAnchorFiles({
      ...authority,
      alias: index === 0 ? alias : `${alias}-${index + 1}`,
    });
    for (const [name, content] of files) {
      const [, hash, revocation] = /^([0-9a-f]{8}\.)(r?)0$/.exec(name) ?? [];
      if (hash === undefined) directory.set(name, content);
      else directory.set(freeName(directory, `${hash}${revocation}`, content), content);
    }
  }
  return directory;
}

function freeName(directory: ReadonlyMap<string, string>, base: string, content: string): string {
  let number = 0;
  while (![undefined, content].includes(directory.get(`${base}${number}`))) number += 1;
  return `${base}${number}`;
}

// Globus EACL signing policy, as IGTF distributions carry it.
function signingPolicy(authority: string, permitted: readonly string[]): string {
  const subjects = permitted.map((subject) => `"${subject}"`).join(" ");
  return [
    `access_id_CA   X509    '${authority}'`,
    "pos_rights     globus  CA:sign",
    `cond_subjects  globus  '${subjects}'`,
    "",
  ].join("\n");
}

// EUGridPMA namespaces format, version 1: subjects are regular expressions.
function namespaces(authority: string, permitted: readonly string[]): string {
  return permitted
    .map((subject) => `TO Issuer "${authority}" \\\n  PERMIT Subject "${subject.replaceAll("*", ".*")}"\n`)
    .join("\n");
}

function infoFile(alias: string, name: string, der: Uint8Array, crlUrl: string | null): string {
  return [
    `alias = ${alias}`,
    ...(crlUrl === null ? [] : [`crl_url = ${crlUrl}`]),
    "status = unaccredited",
    "version = 1.0",
    `sha1fp.0 = ${new X509Certificate(der).fingerprint}`,
    `subjectdn = "${name}"`,
    "",
  ].join("\n");
}
