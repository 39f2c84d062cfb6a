/**
 * The worker tells the database which certificate it signs with and which one is to be the next, so that the web can hand
 * out the trust anchors of both, and of those that lists at sites may still carry.
 */
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import type { SigningCertificate } from "#lib/platform/db/generated/client.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import type { ListSigner } from "./list-signer.ts";

/** Workers speak up every hour; one that has not for so long is gone, or has another certificate. */
export const SILENT_MS = 24 * 3600 * 1000;

/** What is told of a certificate: nothing of it is secret. */
export type Announced = Pick<ListSigner, "fingerprint" | "endorser" | "public">;

/**
 * Tells of the certificate that the worker signs with; said again every hour. The one in use is the one that came last:
 * a worker that goes on with the one before takes nothing back, unless nobody has the newer one any more.
 *
 * @param now UTC
 */
export async function announceCertificate(signer: Announced, now: Date): Promise<void> {
  const { fingerprint } = signer;
  await getDatabase().$transaction(async (tx) => {
    await lockName(tx, "signing certificates");
    const known = await tx.signingCertificate.findUnique({ where: { fingerprint } });
    const inUse = await findInUse(tx);
    const isOvertaken =
      inUse !== null &&
      inUse.fingerprint !== fingerprint &&
      now.getTime() - inUse.announcedAt.getTime() < SILENT_MS;
    const inUseSince =
      known?.inUseSince && (isOvertaken || inUse?.fingerprint === fingerprint) ? known.inUseSince : now;
    await store(tx, signer, { announcedAt: now, inUseSince });
  });
}

/** Tells of the certificate that is to be the next; one that was in use already stays what it was. */
export async function announceNextCertificate(next: Announced, now: Date): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    await lockName(tx, "signing certificates");
    await store(tx, next, { announcedAt: now });
  });
}

/**
 * Has nobody believe a certificate any more whose key got into wrong hands: it is offered no longer, and what it signed is
 * signed again by whoever has another. It cannot be taken back.
 */
export async function distrustCertificate(fingerprint: string, now: Date): Promise<void> {
  await getDatabase().signingCertificate.updateMany({
    where: { fingerprint, distrustedSince: null },
    data: { distrustedSince: now },
  });
}

async function store(
  tx: Transaction,
  { fingerprint, endorser, public: told }: Announced,
  since: { announcedAt: Date; inUseSince?: Date },
): Promise<void> {
  const facts = { ...told, subject: endorser.dn, issuer: endorser.ca, ...since };
  await tx.signingCertificate.upsert({
    where: { fingerprint },
    create: { fingerprint, ...facts },
    update: facts,
  });
}

/** The certificate in use; null while no worker has ever started. */
export async function getSigningCertificate(): Promise<SigningCertificate | null> {
  return findInUse(getDatabase());
}

/** The certificate that is to be the next; null where none was announced, or it no longer is. */
export async function getNextCertificate(now: Date): Promise<SigningCertificate | null> {
  const offered = await listOfferedCertificates(now);
  return offered.find(({ inUseSince }) => inUseSince === null) ?? null;
}

async function findInUse(db: Pick<Transaction, "signingCertificate">): Promise<SigningCertificate | null> {
  return db.signingCertificate.findFirst({
    where: { inUseSince: { not: null }, distrustedSince: null },
    orderBy: { inUseSince: "desc" },
  });
}

/**
 * The certificates that sites may meet: the one in use first, those that workers have besides it, the next one included,
 * and those of lists that have not run out.
 *
 * @param now UTC
 */
export async function listOfferedCertificates(now: Date): Promise<SigningCertificate[]> {
  const inUse = await getSigningCertificate();
  if (!inUse) return [];
  const others = await getDatabase().$queryRaw<SigningCertificate[]>`
    SELECT c.* FROM "SigningCertificate" c
    WHERE c."fingerprint" <> ${inUse.fingerprint} AND c."notAfter" > ${now} AND c."distrustedSince" IS NULL
      AND (c."announcedAt" > ${new Date(inUse.announcedAt.getTime() - SILENT_MS)}
        OR EXISTS (
          SELECT 1 FROM "ListSigning" s WHERE s."signerFingerprint" = c."fingerprint" AND s."expiresAt" > ${now}))
    ORDER BY c."notBefore" DESC, c."fingerprint"`;
  return [inUse, ...others];
}
