/** Checks the images of the working version and publishes it by itself when all have passed. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadWorkingVersion } from "./load-for-change.ts";
import { loadPublicationProblems } from "./load-publication-problems.ts";
import { publishLoaded, refuseUnfit } from "./publish-version.ts";
import { beginCheck } from "./request-integrity-check.ts";
import { isUnchecked } from "./version.ts";

type Loaded = Awaited<ReturnType<typeof loadWorkingVersion>>;

/**
 * Asks for every check that is missing; with the last that passes, the version is published in the actor's name. When all
 * images were checked before, it is published at once.
 *
 * @param isQuiet whoever asked is not written to when it fails
 * @returns `published`: whether that has happened already
 * @throws AppError `not_found`, `forbidden`; `conflict` when anything but a check stands in the way
 */
export async function verifyAndPublish(
  actor: Actor,
  { slug, isQuiet = false }: { slug: string; isQuiet?: boolean },
  now: Date = new Date(),
): Promise<{ slug: string; version: string; published: boolean }> {
  return getDatabase().$transaction(async (tx) => {
    const loaded = await loadWorkingVersion(tx, actor, slug);
    const { version } = loaded;
    const problems = await loadPublicationProblems(tx, version, now);
    refuseUnfit(problems.filter(({ step }) => step !== "check"));
    const unchecked = version.images.filter(isUnchecked);
    if (unchecked.length === 0) {
      await publishLoaded(tx, actor, loaded, now);
      return { slug, version: version.version, published: true };
    }
    await recordRequest(tx, actor, loaded, isQuiet, now);
    await beginMissingChecks(tx, actor, { applianceId: version.applianceId, images: unchecked }, now);
    return { slug, version: version.version, published: false };
  });
}

/** Asking twice is asking once, as the one who asked last. */
async function recordRequest(
  tx: Transaction,
  actor: Actor,
  { appliance, version }: Loaded,
  isQuiet: boolean,
  now: Date,
): Promise<void> {
  const requestedById = personIdOf(actor);
  if (requestedById === null) {
    throw new AppError("forbidden", "nobody_asks", "Versions are published by themselves for people only.");
  }
  const request = {
    requestedById,
    tokenId: actor.kind === "token" ? actor.tokenId : null,
    requestedAt: now,
    isQuiet,
    state: "waiting" as const,
    endedAt: null,
    reason: null,
  };
  await tx.publicationRequest.upsert({
    where: { versionId: version.id },
    create: { versionId: version.id, ...request },
    update: request,
  });
  await recordAuditEvent(tx, actor, now, {
    action: "version.publication_requested",
    objectKind: "version",
    objectId: version.id,
    partOf: { kind: "appliance", id: appliance.id },
    details: { version: version.version },
  });
}

async function beginMissingChecks(
  tx: Transaction,
  actor: Actor,
  { applianceId, images }: { applianceId: string; images: readonly { id: string; url: string }[] },
  now: Date,
): Promise<void> {
  const underWay = await tx.integrityCheck.findMany({
    where: { imageId: { in: images.map(({ id }) => id) }, state: { in: ["queued", "running"] } },
    select: { imageId: true },
  });
  for (const image of images) {
    if (underWay.some(({ imageId }) => imageId === image.id)) continue;
    await beginCheck(tx, actor, { ...image, applianceId }, now);
  }
}
