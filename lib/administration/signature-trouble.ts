/** What is wrong with the signatures of lists: what sites would notice if nobody did something. */

import { describeCertificate } from "#lib/hepix/certificate.ts";
import { decodePemBlocks } from "#lib/hepix/pem.ts";
import { describeRevocationList } from "#lib/hepix/revocation-list.ts";
import { getNextCertificate, getSigningCertificate } from "#lib/list-signing/announce-certificate.ts";
import { goodUntil } from "#lib/list-signing/outlived.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import type { SigningCertificate } from "#lib/platform/db/generated/client.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { presentVos } from "#lib/vo/removal.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Lists are signed again eleven days before they run out (RENEW_BEFORE_DAYS): with less than this, that failed for a day. */
const ALARMING_DAYS = 10;
/** A signing is a matter of seconds. */
const SIGNING_GRACE_MS = 10 * 60 * 1000;
/** Long enough to ask an authority for a new one, and to announce its name where that changes. */
const CERTIFICATE_NOTICE_DAYS = 60;
/** Workers speak up every hour. */
const SILENT_SIGNER_MS = 6 * 3600 * 1000;

/** One thing that is wrong. */
export type SignatureTrouble = {
  /** Names it: the same trouble has the same name as long as it lasts. */
  about: string;
  /** In a sentence. */
  text: string;
};

/** Everything that is wrong at this moment; nothing when all is well. */
export async function findSignatureTroubles(now: Date): Promise<SignatureTrouble[]> {
  const alarming = new Date(now.getTime() + ALARMING_DAYS * DAY_MS);
  const [lists, stuck, resuming, certificate, next] = await Promise.all([
    listRunningOut(alarming, now),
    listStuck(now),
    listResuming(now),
    getSigningCertificate(),
    getNextCertificate(now),
  ]);
  return [
    ...lists.map(({ kind, name, expiresAt }) => ({
      about: `list ${kind} ${name}`,
      text: `The list of ${kind === "vo" ? "VO" : "appliance"} ${name} ${expiresAt <= now ? "ran out" : "runs out"} on ${day(expiresAt)} and has not been signed again.`,
    })),
    ...stuck.map(({ id, number, list, createdAt }) => ({
      about: `revision ${id}`,
      text: `Revision ${number} of the list of VO ${list.vo.name} has waited for its signature since ${createdAt.toISOString()}; sites still get the one before.`,
    })),
    ...resuming.map(({ id, name, listEndsAt }) => ({
      about: `resuming ${id}`,
      text: `VO ${name} was brought back${listEndsAt ? ` on ${listEndsAt.toISOString()}` : ""}, and its list has not been signed since; sites are still told that it is gone.`,
    })),
    ...(certificate ? findSignerTroubles(certificate, next, now) : []),
  ];
}

/** Troubles that are not of one list but of what signs them all. */
export function isOfSigner({ about }: SignatureTrouble): boolean {
  return /^(signer|authority|revocation-list) /.test(about);
}

function findSignerTroubles(
  certificate: SigningCertificate,
  next: SigningCertificate | null,
  now: Date,
): SignatureTrouble[] {
  const noticed = (end: Date | null): end is Date =>
    end !== null && end.getTime() - now.getTime() < CERTIFICATE_NOTICE_DAYS * DAY_MS;
  const ends = (end: Date) => `${end <= now ? "expired" : "expires"} on ${day(end)}`;
  const troubles: SignatureTrouble[] = [];
  if (noticed(certificate.notAfter)) {
    const follows = next
      ? ` The next one, which expires on ${day(next.notAfter)}, is announced: switch to it.`
      : "";
    troubles.push({
      about: `certificate ${certificate.fingerprint}`,
      text: `The signing certificate ${certificate.subject} ${ends(certificate.notAfter)}; from then on sites refuse every list.${follows}`,
    });
  }
  if (now.getTime() - certificate.announcedAt.getTime() > SILENT_SIGNER_MS) {
    troubles.push({
      about: "signer silent",
      text: `No worker has had the signing certificate ${certificate.subject} since ${certificate.announcedAt.toISOString()}: nothing is signed, and lists will run out.`,
    });
  }
  for (const { authorityPem, revocationListPem, issuer } of next ? [certificate, next] : [certificate]) {
    for (const der of decodePemBlocks(authorityPem ?? "", "CERTIFICATE")) {
      const { subject, notAfter, sha256Fingerprint } = describeCertificate(der);
      if (!noticed(notAfter)) continue;
      troubles.push({
        about: `authority ${sha256Fingerprint}`,
        text: `The certificate of the authority ${subject} ${ends(notAfter)}; from then on sites refuse every list that was signed under it.`,
      });
    }
    const nextUpdate = revocationListPem ? describeRevocationList(revocationListPem).nextUpdate : null;
    if (!noticed(nextUpdate)) continue;
    troubles.push({
      about: `revocation-list ${issuer}`,
      text: `The revocation list of ${issuer} ${ends(nextUpdate)}, although a worker makes a new one every day; from then on vmcatcher refuses every list.`,
    });
  }
  return troubles;
}

/** The edition that is served of each list, where too little is left of it or of the certificate it was signed with. Lists of appliances run out with their version. */
async function listRunningOut(
  before: Date,
  now: Date,
): Promise<{ kind: "vo" | "vappliance"; name: string; expiresAt: Date }[]> {
  return getDatabase().$queryRaw`
    SELECT * FROM (
      SELECT DISTINCT ON (vo."id") 'vo' AS "kind", vo."name", ${goodUntil()} AS "expiresAt"
      FROM "Vo" vo
      JOIN "Revision" r ON r."voId" = vo."id" AND r."state" = 'published'
      JOIN "ListSigning" s ON s."revisionId" = r."id"
      WHERE ${isVoPresent(now)}
      ORDER BY vo."id", r."number" DESC, s."signedAt" DESC) vos
    WHERE "expiresAt" < ${before}
    UNION ALL
    SELECT * FROM (
      SELECT DISTINCT ON (a."id") 'vappliance' AS "kind", a."slug" AS "name", ${goodUntil()} AS "expiresAt"
      FROM "VirtualAppliance" a
      JOIN "ApplianceVersion" l ON l."applianceId" = a."id" AND l."state" = 'latest'
        AND l."hiddenAt" IS NULL AND l."revokedAt" IS NULL AND l."expiresAt" > ${before}
      JOIN "ApplianceVersion" v ON v."applianceId" = a."id"
      JOIN "ListSigning" s ON s."applianceVersionId" = v."id"
      ORDER BY a."id", s."signedAt" DESC) appliances
    WHERE "expiresAt" < ${before}
    ORDER BY 1, 2`;
}

/** The newest revisions that nobody signs. */
async function listStuck(now: Date) {
  const waiting = await getDatabase().revision.findMany({
    where: {
      state: "signing",
      createdAt: { lt: new Date(now.getTime() - SIGNING_GRACE_MS) },
      list: { vo: presentVos(now) },
    },
    orderBy: { createdAt: "asc" },
    select: {
      ...{ id: true, number: true, voId: true, createdAt: true },
      list: {
        select: { vo: { select: { name: true } }, revisions: { orderBy: { number: "desc" }, take: 1 } },
      },
    },
  });
  // One that another took the place of will never be signed, and need not.
  return waiting.filter(({ id, list }) => list.revisions[0]?.id === id);
}

/** VOs that were brought back after the end of their lists, and whose list nobody signs. */
async function listResuming(now: Date) {
  return getDatabase().vo.findMany({
    where: { removedAt: null, listEndsAt: { lt: new Date(now.getTime() - SIGNING_GRACE_MS) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, listEndsAt: true },
  });
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
