/** A maintainer has repaired something, or wants to know: the file of a published image is looked at now. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { loadForChange } from "#lib/virtual-appliance/load-for-change.ts";
import { lookAtSourcesJob } from "./jobs.ts";
import { type LoadedSource, loadSource } from "./load-source.ts";
import { standingOf } from "./standing.ts";
import { ensureWatched } from "./watched-images.ts";

/** Their server, and ours, are asked no more often than that. */
const LOOKS_APART_MINUTES = 5;
const READINGS_APART_MS = 3_600_000;

/**
 * A file that was found changed, or could not be read to its end, is also read whole again, within the hour.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` for what is not watched; `rate_limited` when it was asked for just now
 */
export async function recheckImageFile(
  actor: Actor,
  { slug, version, identifier }: { slug: string; version: string; identifier: string },
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const appliance = await loadForChange(tx, actor, slug);
    const image = await tx.image.findFirst({
      where: { identifier, version: { version, applianceId: appliance.id, state: { not: "working" } } },
      select: { id: true, versionId: true, title: true, url: true },
    });
    if (!image) throw notFound("image");
    const source = await loadWatched(tx, image.id, now);
    refuseTooSoon(source.askedAt, now);
    await tx.imageSource.update({
      where: { imageId: image.id },
      data: { askedAt: now, nextLookAt: now, ...(needsReading(source, now) ? { nextWholeAt: now } : {}) },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "image.recheck_requested",
      objectKind: "version",
      objectId: image.versionId,
      partOf: { kind: "appliance", id: appliance.id },
      details: { imageIdentifier: identifier, title: image.title, url: image.url },
    });
    await enqueue(tx, lookAtSourcesJob, { host: source.host });
  });
}

async function loadWatched(tx: Transaction, imageId: string, now: Date): Promise<LoadedSource> {
  const source = (await ensureWatched(tx, imageId, now)) ? await loadSource(tx, imageId) : null;
  if (source) return source;
  throw new AppError(
    "conflict",
    "not_watched",
    "Only files that lie elsewhere are checked again, of versions that may still be used.",
  );
}

function refuseTooSoon(askedAt: Date | null, now: Date): void {
  const minutes = askedAt ? (now.getTime() - askedAt.getTime()) / 60_000 : LOOKS_APART_MINUTES;
  if (minutes >= LOOKS_APART_MINUTES) return;
  const left = Math.ceil(LOOKS_APART_MINUTES - minutes);
  throw new AppError(
    "rate_limited",
    "asked_just_now",
    `It was asked for just now. Try again in ${left === 1 ? "a minute" : `${left} minutes`}.`,
  );
}

function needsReading(source: LoadedSource, now: Date): boolean {
  if (standingOf(source).standing === "well" && source.wholeFailures === 0) return false;
  const { lastWholeAt } = source;
  return lastWholeAt === null || now.getTime() - lastWholeAt.getTime() >= READINGS_APART_MS;
}
