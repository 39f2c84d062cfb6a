/**
 * Sites pin subject and issuer of the signer, and some crash on others (provider contract, sections 1 and 2): a certificate
 * with other names must not come by mistake.
 */
import { type Announced, getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import { getSettings, SettingsError } from "#lib/platform/env.ts";

/**
 * Compares with the certificate in use.
 *
 * @param setting which names the certificate, such as `SIGNING_CERT`
 * @throws SettingsError in a sentence for the operator, unless SIGNING_NAMES_CHANGE says that this change is meant
 */
export async function requireSameNames(
  { fingerprint, endorser }: Announced,
  setting: "SIGNING_CERT" | "SIGNING_NEXT_CERT",
): Promise<void> {
  const known = await getSigningCertificate();
  if (!known || (known.subject === endorser.dn && known.issuer === endorser.ca)) return;
  if (getSettings().meantNamesChange === fingerprint) return;
  throw new SettingsError(
    `${setting}: this certificate is that of ${endorser.dn}, issued by ${endorser.ca}; the one that sites know is that of ${known.subject}, issued by ${known.issuer}. ` +
      "Sites pin both names and refuse every list under others: get a certificate with the same names. " +
      `If the change is meant, and sites were told of it, set SIGNING_NAMES_CHANGE=${fingerprint}.`,
  );
}
