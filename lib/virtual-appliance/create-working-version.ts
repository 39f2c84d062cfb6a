/** Starts a working version: empty the first time, a copy of the latest afterwards. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { copyImageReports } from "#lib/image-report/make-image-report.ts";
import { copyIncusMetadata } from "#lib/incus-metadata/copy-incus-metadata.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { isUniqueViolation } from "#lib/platform/db/unique-violation.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadForChange, refuseArchived } from "./load-for-change.ts";
import type { VersionFields } from "./schema.ts";
import { trafficRulesSchema } from "./traffic-rule.ts";
import { expiryAfterMonths } from "./version.ts";

/**
 * The copy keeps the images' identifiers, so that lists recognise "the same image, updated", and their checksums: an
 * address that stays the same need not be downloaded again.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when one is being worked on, the version string was used or the appliance is
 *   archived
 */
export async function createWorkingVersion(
  actor: Actor,
  input: VersionFields,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { slug, version, notes, expiresInMonths } = input;
  try {
    await getDatabase().$transaction(async (tx) => {
      const appliance = await loadForChange(tx, actor, slug);
      await refuseArchived(tx, appliance.id);
      const latest = await tx.applianceVersion.findFirst({
        where: { applianceId: appliance.id, state: "latest" },
        select: { id: true, version: true },
      });
      const created = await tx.applianceVersion.create({
        data: {
          applianceId: appliance.id,
          version,
          notes,
          expiresAt: expiryAfterMonths(now, expiresInMonths),
          createdById: personIdOf(actor),
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      });
      if (latest) await copyImages(tx, latest.id, created.id, now);
      await recordAuditEvent(tx, actor, now, {
        action: "version.created",
        objectKind: "version",
        objectId: created.id,
        partOf: { kind: "appliance", id: appliance.id },
        details: { version, copyOf: latest?.version ?? null },
      });
    });
  } catch (error) {
    throw explainConflict(error, version);
  }
  return { slug };
}

/** Both rules stand in the database; this says which of them refused. */
export function explainConflict(error: unknown, version: string): unknown {
  if (!isUniqueViolation(error)) return error;
  if (isUniqueViolation(error, "version")) {
    const message = `Version “${version}” exists already. Choose another version string.`;
    return new AppError("conflict", "version_taken", message, { version: message });
  }
  return new AppError(
    "conflict",
    "working_version_exists",
    "There is already a working version of this appliance. Publish or discard it first.",
  );
}

async function copyImages(
  tx: Transaction,
  fromVersionId: string,
  toVersionId: string,
  now: Date,
): Promise<void> {
  const images = await tx.image.findMany({ where: { versionId: fromVersionId } });
  const created = await tx.image.createManyAndReturn({
    select: { id: true, identifier: true },
    data: images.map(({ id: _id, number: _number, trafficRules, ...image }) => ({
      ...image,
      trafficRules: trafficRulesSchema.parse(trafficRules),
      versionId: toVersionId,
      ownVersion: null,
    })),
  });
  const originals = new Map(images.map(({ id, identifier }) => [identifier, id]));
  const copies = created.flatMap(({ id, identifier }) => {
    const from = originals.get(identifier);
    return from ? [{ from, to: id }] : [];
  });
  await copyImageReports(tx, copies, now);
  await copyIncusMetadata(tx, copies);
}
