/**
 * Which image files are watched: those that lie elsewhere, of versions that somebody is told to use. That is the latest
 * version of an appliance that is not archived, and whatever is in the current revision of a VO's list; not what is hidden,
 * revoked or expired.
 */

import type { Database, Transaction } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { beginSource } from "./source.ts";

/** An image that is watched, as far as its watching needs it. */
type WatchedImage = { id: string; url: string; checkedAt: Date | null };

/** `SELECT` of the watched images; `columns` of "Image" i and "ApplianceVersion" v. */
function selectWatched(columns: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM "Image" i
    JOIN "ApplianceVersion" v ON v."id" = i."versionId"
    JOIN "VirtualAppliance" a ON a."id" = v."applianceId"
    WHERE v."hiddenAt" IS NULL AND v."revokedAt" IS NULL
      AND (v."expiresAt" IS NULL OR v."expiresAt" > ${now})
      AND i."url" ~* '^https?://' AND i."fileId" IS NULL
      AND (v."state" = 'latest' AND a."archivedAt" IS NULL OR v."state" <> 'working' AND EXISTS (
        SELECT 1 FROM "RevisionEntry" e JOIN "Revision" r ON r."id" = e."revisionId"
        JOIN "Vo" vo ON vo."id" = r."voId" AND ${isVoPresent(now)}
        WHERE e."imageId" = i."id" AND r."number" = (
          SELECT max(c."number") FROM "Revision" c WHERE c."voId" = r."voId" AND c."state" = 'published')))`;
}

/** Begins to watch what is new, and forgets what nobody is told to use any more: it is not looked at, so nothing is known. */
export async function adjustWatch(database: Database, now: Date): Promise<void> {
  const fresh = await database.$queryRaw<WatchedImage[]>`
    SELECT w.* FROM (${selectWatched(Prisma.sql`i."id", i."url", i."checkedAt"`, now)}) w
    WHERE NOT EXISTS (SELECT 1 FROM "ImageSource" s WHERE s."imageId" = w."id")
    ORDER BY w."id" LIMIT 1000`;
  await database.imageSource.createMany({
    data: fresh.flatMap((image) => beginWatch(image, now)),
    skipDuplicates: true,
  });
  await database.$executeRaw`
    DELETE FROM "ImageSource" s
    WHERE s."imageId" NOT IN (${selectWatched(Prisma.sql`i."id"`, now)})`;
}

/** Imported lists may hold addresses that are none. */
function beginWatch({ id, url, checkedAt }: WatchedImage, now: Date) {
  const host = URL.parse(url)?.host;
  return host ? [{ imageId: id, host, createdAt: now, ...beginSource(id, checkedAt, now) }] : [];
}

/** Is this image watched, or will it be in a moment? Begins it where it has not begun. */
export async function ensureWatched(tx: Transaction, imageId: string, now: Date): Promise<boolean> {
  const [image] = await tx.$queryRaw<WatchedImage[]>`
    SELECT w.* FROM (${selectWatched(Prisma.sql`i."id", i."url", i."checkedAt"`, now)}) w
    WHERE w."id" = ${imageId}::uuid`;
  const data = image ? beginWatch(image, now) : [];
  await tx.imageSource.createMany({ data, skipDuplicates: true });
  return data.length > 0;
}
