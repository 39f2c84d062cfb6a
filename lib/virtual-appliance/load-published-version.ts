/** The first half of every use case that puts a flag on a published version or changes its expiry. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { loadForChange } from "./load-for-change.ts";

/** Names a published version. */
export type PublishedVersionRef = { slug: string; version: string };

/**
 * The published version with its appliance, locked until the transaction ends.
 *
 * @throws AppError `not_found` also for a working version, or `forbidden` for those who do not maintain the appliance
 */
export async function loadPublishedVersion(tx: Transaction, actor: Actor, ref: PublishedVersionRef) {
  const appliance = await loadForChange(tx, actor, ref.slug);
  const version = await tx.applianceVersion.findFirst({
    where: { applianceId: appliance.id, version: ref.version, state: { not: "working" } },
  });
  if (!version?.publishedAt || !version.expiresAt) throw notFound("version");
  return {
    appliance,
    version: { ...version, publishedAt: version.publishedAt, expiresAt: version.expiresAt },
  };
}
