/** The sweep of signatures: whatever should be signed and is not, and whatever runs out. */
import { RENEW_BEFORE_DAYS } from "#lib/list-signing/sign-list.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { signRevisionJob } from "./jobs.ts";

/**
 * Queues a signing for every list without a signature that is good for long enough: of the newest revision, and of the
 * newest published one, which sites get as long as the newest cannot be signed. The jobs' keys make it harmless to find
 * the same one twice.
 */
export async function renewSignings(now: Date = new Date()): Promise<void> {
  const goodUntil = new Date(now.getTime() + RENEW_BEFORE_DAYS * 24 * 3600 * 1000);
  await getDatabase().$transaction(async (tx) => {
    const revisions = await tx.$queryRaw<{ id: string }[]>`
      SELECT r."id" FROM "Revision" r
      WHERE r."number" IN (
          SELECT max(o."number") FROM "Revision" o WHERE o."voId" = r."voId"
          UNION SELECT max(o."number") FROM "Revision" o WHERE o."voId" = r."voId" AND o."state" = 'published')
        AND NOT EXISTS (SELECT 1 FROM "ListSigning" s WHERE s."revisionId" = r."id" AND s."expiresAt" > ${goodUntil})`;
    for (const { id } of revisions) await enqueue(tx, signRevisionJob, { revisionId: id });
    const versions = await tx.$queryRaw<{ id: string }[]>`
      SELECT v."id" FROM "ApplianceVersion" v
      WHERE v."state" = 'latest' AND v."expiresAt" > ${now} AND v."hiddenAt" IS NULL AND v."revokedAt" IS NULL
        AND NOT EXISTS (
          SELECT 1 FROM "ListSigning" s WHERE s."applianceVersionId" = v."id" AND s."expiresAt" > ${goodUntil})
      LIMIT 500`;
    for (const { id } of versions) await enqueue(tx, signApplianceListJob, { versionId: id });
  });
}
