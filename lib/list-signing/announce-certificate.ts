/** The worker tells the database which certificate it signs with, so that the web can hand out the trust anchors. */
import { getDatabase } from "#lib/platform/db/database.ts";
import type { ListSigner } from "./list-signer.ts";

/** @param now UTC */
export async function announceCertificate(signer: ListSigner, now: Date): Promise<void> {
  const { fingerprint, endorser, public: told } = signer;
  const facts = { ...told, subject: endorser.dn, issuer: endorser.ca, announcedAt: now };
  await getDatabase().signingCertificate.upsert({
    where: { fingerprint },
    create: { fingerprint, ...facts },
    update: facts,
  });
}

/** The certificate in use; null while no worker has ever started. */
export async function getSigningCertificate() {
  return getDatabase().signingCertificate.findFirst({ orderBy: { announcedAt: "desc" } });
}
