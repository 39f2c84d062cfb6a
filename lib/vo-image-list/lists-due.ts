/** Which lists need a signature now. */

import { isOutlived } from "#lib/list-signing/outlived.ts";
import { RENEW_BEFORE_DAYS } from "#lib/list-signing/sign-list.ts";
import type { Database, Transaction } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";

/**
 * Lists without a signature that is good for long enough, by its own date and by that of its certificate: the newest revision of each VO and the newest published one,
 * which sites get as long as the newest cannot be signed; and appliances, by their latest version, a batch at a time. Where
 * that was withdrawn, a list that says so (lib/virtual-appliance/own-list.ts). Not of VOs whose list has ended; of those that
 * were brought back, at once.
 */
export async function findListsDue(
  db: Database | Transaction,
  now: Date,
): Promise<{ revisionIds: string[]; versionIds: string[] }> {
  const goodUntil = new Date(now.getTime() + RENEW_BEFORE_DAYS * 24 * 3600 * 1000);
  const newestOfVersion = Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "ListSigning" l
    WHERE l."applianceVersionId" = s."applianceVersionId" AND l."signedAt" > s."signedAt")`;
  const outlived = isOutlived(goodUntil, now);
  const revisions = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Revision" r JOIN "Vo" vo ON vo."id" = r."voId"
    WHERE ${isVoPresent(now)} AND r."number" IN (
        SELECT max(o."number") FROM "Revision" o WHERE o."voId" = r."voId"
        UNION SELECT max(o."number") FROM "Revision" o WHERE o."voId" = r."voId" AND o."state" = 'published')
      AND NOT EXISTS (
        SELECT 1 FROM "ListSigning" s WHERE s."revisionId" = r."id" AND s."expiresAt" > ${goodUntil}
          AND NOT ${outlived} AND (vo."removedAt" IS NOT NULL OR vo."listEndsAt" IS NULL)
          AND NOT EXISTS (
            SELECT 1 FROM "ListSigning" l WHERE l."revisionId" = r."id" AND l."signedAt" > s."signedAt"))`;
  const versions = await db.$queryRaw<{ id: string }[]>`
    SELECT v."id" FROM "ApplianceVersion" v
    WHERE v."state" = 'latest' AND (
      (v."expiresAt" > ${now} AND v."hiddenAt" IS NULL AND v."revokedAt" IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM "ListSigning" s WHERE s."applianceVersionId" = v."id" AND s."expiresAt" > ${goodUntil}
            AND NOT ${outlived} AND ${newestOfVersion}
            AND (v."listChangedAt" IS NULL OR s."signedAt" >= date_trunc('second', v."listChangedAt"))))
      OR (coalesce(v."revokedAt", v."hiddenAt") IS NOT NULL
        AND EXISTS (
          SELECT 1 FROM "ListSigning" s JOIN "ApplianceVersion" o ON o."id" = s."applianceVersionId"
          WHERE o."applianceId" = v."applianceId")
        AND NOT EXISTS (
          SELECT 1 FROM "ListSigning" s JOIN "ApplianceVersion" o ON o."id" = s."applianceVersionId"
          WHERE o."applianceId" = v."applianceId" AND s."expiresAt" > ${goodUntil}
            AND NOT ${outlived} AND ${newestOfVersion}
            AND s."signedAt" >= date_trunc('second', coalesce(v."revokedAt", v."hiddenAt")))))
    LIMIT 500`;
  return { revisionIds: revisions.map(({ id }) => id), versionIds: versions.map(({ id }) => id) };
}
