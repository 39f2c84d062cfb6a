/**
 * Signatures that run out before their list does: an expired certificate makes every list that was signed with it worthless
 * (provider contract, section 1). They are made anew in time, as soon as somebody has a certificate that lasts longer.
 */
import type { Transaction } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { SILENT_MS } from "./announce-certificate.ts";
import type { ListSigner } from "./list-signer.ts";
import { isDueForRenewal } from "./sign-list.ts";

/** What is asked of a signed edition. */
type Signed = { expiresAt: Date; signerFingerprint: string };

/**
 * Whether this signer should sign the list again with the same content: too little is left of it; or of the certificate that
 * signed it, and this signer's lasts longer; or that certificate is believed no longer. Where workers with an old and a new
 * certificate run side by side, the old one leaves such a list to the new one.
 */
export async function isDueFor(
  tx: Transaction,
  signed: Signed,
  signer: Pick<ListSigner, "fingerprint" | "public">,
  now: Date,
): Promise<boolean> {
  if (isDueForRenewal(signed.expiresAt, now)) return true;
  if (signed.signerFingerprint === signer.fingerprint) return false;
  const former = await tx.signingCertificate.findUnique({
    where: { fingerprint: signed.signerFingerprint },
    select: { notAfter: true, distrustedSince: true },
  });
  if (former?.distrustedSince) return true;
  return former !== null && isDueForRenewal(former.notAfter, now) && signer.public.notAfter > former.notAfter;
}

/**
 * The condition, in SQL, that the certificate of signing `s` runs out before `goodUntil`, or is believed no longer, and a
 * worker has a better one.
 */
export function isOutlived(goodUntil: Date, now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "SigningCertificate" c JOIN "SigningCertificate" b
      ON b."notAfter" > c."notAfter" OR c."distrustedSince" IS NOT NULL
    WHERE c."fingerprint" = s."signerFingerprint"
      AND (c."notAfter" <= ${goodUntil} OR c."distrustedSince" IS NOT NULL)
      AND b."inUseSince" IS NOT NULL AND b."distrustedSince" IS NULL AND b."announcedAt" > ${new Date(now.getTime() - SILENT_MS)})`;
}

/**
 * The last second at which signing `s` is good, in SQL: that of its list, or of its certificate where that is no longer the
 * one in use. What becomes of that one is told of the certificate, not of each list.
 */
export function goodUntil(): Prisma.Sql {
  return Prisma.sql`LEAST(s."expiresAt", (
    SELECT LEAST(c."notAfter", c."distrustedSince") FROM "SigningCertificate" c
    WHERE c."fingerprint" = s."signerFingerprint" AND (c."distrustedSince" IS NOT NULL OR EXISTS (
      SELECT 1 FROM "SigningCertificate" b WHERE b."inUseSince" > c."inUseSince"))))`;
}
