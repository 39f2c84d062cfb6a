/** Reads for those who stop versions. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { listPinningLists } from "#lib/virtual-appliance/pinning-lists.ts";
import { canRevoke } from "./policy.ts";

/**
 * Whom a revocation of the version would concern: lists that hold it, and other published versions that have one of its
 * files, by SHA-512; null for those who may not revoke.
 */
export async function getRevocationScope(actor: Actor, slug: string, versionText: string) {
  if (!canRevoke(actor)) return null;
  const version = await getDatabase().applianceVersion.findFirst({
    where: { version: versionText, state: { not: "working" }, appliance: { slug } },
    select: { id: true, applianceId: true, images: { select: { sha512: true } } },
  });
  if (!version) return null;
  const sums = version.images.flatMap(({ sha512 }) => sha512 ?? []);
  const [lists, sameFile] = await Promise.all([
    listPinningLists(version.applianceId, { versionId: version.id }),
    getDatabase().applianceVersion.findMany({
      where: {
        id: { not: version.id },
        state: { not: "working" },
        revokedAt: null,
        images: { some: { sha512: { in: sums } } },
      },
      orderBy: [{ appliance: { name: "asc" } }, { publishedAt: "desc" }],
      select: { version: true, appliance: { select: { slug: true, name: true } } },
    }),
  ]);
  return { lists, sameFile };
}
