/**
 * Moving in: takes an existing list, verified, and makes VO, appliances, versions and a draft from it. What was taken
 * over is marked as imported; sizes and checksums stay declared until an integrity check of ours has seen the file.
 */

import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { compareListVersions, isListVersion } from "#lib/hepix/list-version.ts";
import { type ParsedImageList, parseImageList } from "#lib/hepix/parse-image-list.ts";
import { readMessage } from "#lib/hepix/read-message.ts";
import { verifyMessage } from "#lib/hepix/verify-message.ts";
import { type Actor, hasPlatformRole } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { RESERVED_SLUGS } from "#lib/virtual-appliance/appliance.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { skeletonOf } from "#lib/virtual-appliance/look-alike.ts";
import { createVo } from "#lib/vo/create-vo.ts";
import { refuseRemoved } from "#lib/vo/removal.ts";
import {
  distinguishName,
  type PlannedAppliance,
  type PlannedImage,
  planImport,
  slugForImport,
  toUuid,
  voNameOf,
} from "./import-plan.ts";

/** What to import and how far to trust it. */
export type ImportInput = {
  /** The list as it was found: S/MIME message or plain JSON. */
  bytes: Uint8Array;
  /** Where it was found, for the record. */
  source: string;
  trustedCaPems: readonly string[];
  /** Take a list whose signature is right but whose signer has expired or is unknown. */
  acceptUntrustedChain: boolean;
  /** For lists that name no VO. */
  vo: string | null;
};

export type ImportResult = {
  vo: string;
  /** Who signed it, in OpenSSL's one-line form; null: it carries no signature. */
  signer: string | null;
  appliancesCreated: number;
  imagesCreated: number;
  imagesKnown: number;
};

/**
 * Imports in one transaction. What is here already, the same image with the same checksum, is left as it is: a second
 * run changes nothing.
 *
 * @throws AppError `forbidden`; `invalid_input` when the list is tampered with, not trusted, or not a list
 */
export async function importList(
  actor: Actor,
  input: ImportInput,
  now: Date = new Date(),
): Promise<ImportResult> {
  const allowed = actor.kind === "system" || hasPlatformRole(actor, "administrator");
  requireThat(allowed, actor, "Only administrators import lists.");
  const { content, signer } = await openList(input, now);
  const { list, voName, planned } = planFrom(content, input.vo, now);
  return getDatabase().$transaction(
    async (tx) => {
      const vo = await ensureVo(tx, actor, voName, list, now);
      let appliancesCreated = 0;
      const created: string[] = [];
      for (const appliance of planned) {
        const known = await findKnownImages(tx, appliance.images);
        const fresh = appliance.images.filter(({ imageIdentifier }) => !known.has(imageIdentifier));
        await pinInDraft(tx, vo.id, appliance.images, known);
        if (fresh.length === 0) continue;
        const ids = await createAppliance(tx, { ...appliance, images: fresh }, vo.name, input.source, now);
        await pinInDraft(tx, vo.id, fresh, ids);
        appliancesCreated++;
        created.push(...ids.values());
      }
      const images = planned.flatMap((appliance) => appliance.images).length;
      if (created.length > 0)
        await recordImport(tx, actor, now, vo.id, input.source, appliancesCreated, created.length);
      return {
        vo: vo.name,
        signer,
        appliancesCreated,
        imagesCreated: created.length,
        imagesKnown: images - created.length,
      };
    },
    { timeout: 120_000 },
  );
}

async function openList(input: ImportInput, now: Date): Promise<{ content: string; signer: string | null }> {
  const { bytes, trustedCaPems, acceptUntrustedChain } = input;
  const message = readList(bytes);
  if (message.kind === "plain") {
    // Whoever names the authorities to trust wants a signature: a list that lost its own must not slip through.
    if (trustedCaPems.length > 0) {
      throw refused("unsigned", "This list carries no signature. Leave --ca out to take it all the same.");
    }
    return { content: Buffer.from(message.content).toString("utf8"), signer: null };
  }
  const verified = await verifyMessage(bytes, { trustedCaPems, now, acceptUntrustedChain });
  if (!verified.ok) throw refused(verified.code, verified.message);
  return { content: verified.content, signer: verified.signer.subject };
}

function readList(bytes: Uint8Array): ReturnType<typeof readMessage> {
  try {
    return readMessage(bytes);
  } catch (error) {
    throw refused("not-a-list", error instanceof Error ? error.message : "This is no image list.");
  }
}

function planFrom(content: string, givenVo: string | null, now: Date) {
  try {
    const list = parseImageList(content);
    const voName = voNameOf(list, givenVo);
    if (!voName) throw new Error("The list names no VO: say with --vo which one it belongs to.");
    return { list, voName, planned: planImport(list, now) };
  } catch (error) {
    throw refused("unreadable", error instanceof Error ? error.message : "The list cannot be read.");
  }
}

function refused(code: string, message: string): AppError {
  return new AppError("invalid_input", code.replaceAll("-", "_"), message);
}

/** The VO; one that has published nothing yet takes the list's identifier, so that sites recognise it. */
async function ensureVo(tx: Transaction, actor: Actor, name: string, list: ParsedImageList, now: Date) {
  const identifier = toUuid(list.identifier);
  await refuseListOfAnotherVo(tx, identifier, name);
  const existing = await tx.vo.findUnique({ where: { name }, select: { id: true, removedAt: true } });
  if (existing) refuseRemoved({ name, removedAt: existing.removedAt });
  const voId = existing?.id ?? (await createImportedVo(tx, actor, name, identifier, list, now));
  const known = await tx.voImageList.findUniqueOrThrow({
    where: { voId },
    select: { identifier: true, importedListVersion: true, revisions: { take: 1, select: { id: true } } },
  });
  const isSameList = known.identifier === identifier;
  if (isSameList || known.revisions.length === 0) {
    const versions = [isSameList ? known.importedListVersion : null, list.version];
    await tx.voImageList.update({
      where: { voId },
      data: { identifier, importedListVersion: highestOf(versions) },
    });
  }
  return { id: voId, name };
}

async function createImportedVo(
  tx: Transaction,
  actor: Actor,
  name: string,
  identifier: string,
  list: ParsedImageList,
  now: Date,
): Promise<string> {
  const { voId } = await createVo(
    tx,
    actor,
    {
      name,
      title: name,
      description: list.description ?? `Imported from ${list.source ?? "an existing list"}.`,
      discipline: null,
      homepageUrl: null,
      visibility: "public",
      listIdentifier: identifier,
    },
    now,
  );
  return voId;
}

/** Sites tell lists apart by their identifier: two VOs cannot have the same. */
async function refuseListOfAnotherVo(tx: Transaction, identifier: string, name: string): Promise<void> {
  const owner = await tx.voImageList.findUnique({
    where: { identifier, NOT: { vo: { name } } },
    select: { vo: { select: { name: true } } },
  });
  if (owner) throw refused("list_of_another_vo", `This list is that of VO ${owner.vo.name} here.`);
}

/** Clients that knew a version refuse anything lower, from whichever edition they know it. */
function highestOf(versions: readonly (string | null)[]): string | null {
  const known = versions.filter((version) => version !== null).filter(isListVersion);
  return known.sort((a, b) => compareListVersions(b, a))[0] ?? null;
}

/** Images that are here already: image row by image identifier. */
async function findKnownImages(
  tx: Transaction,
  images: readonly PlannedImage[],
): Promise<Map<string, string>> {
  const rows = await tx.image.findMany({
    where: {
      OR: images.map(({ imageIdentifier, sha512 }) => ({ identifier: imageIdentifier, sha512 })),
      version: { state: { not: "working" } },
    },
    orderBy: { number: "asc" },
    select: { id: true, identifier: true },
  });
  return new Map(rows.map(({ id, identifier }) => [identifier, id]));
}

/**
 * Puts those images that have a row into the draft, unless the draft has an entry for them already. An image that this
 * VO's list had before keeps the identifier it had there.
 */
async function pinInDraft(
  tx: Transaction,
  voId: string,
  images: readonly PlannedImage[],
  rows: ReadonlyMap<string, string>,
): Promise<void> {
  const pinned = images.filter(({ imageIdentifier }) => rows.has(imageIdentifier));
  await tx.entryIdentifier.createMany({
    data: pinned.map(({ imageIdentifier, entryIdentifier }) => ({ voId, imageIdentifier, entryIdentifier })),
    skipDuplicates: true,
  });
  const kept = await tx.entryIdentifier.findMany({
    where: { voId, imageIdentifier: { in: pinned.map(({ imageIdentifier }) => imageIdentifier) } },
  });
  const { count } = await tx.draftEntry.createMany({
    data: kept.map(({ imageIdentifier, entryIdentifier }) => ({
      voId,
      entryIdentifier,
      imageId: rows.get(imageIdentifier) ?? "",
    })),
    skipDuplicates: true,
  });
  if (count > 0) await tx.draft.update({ where: { voId }, data: { changeCount: { increment: 1 } } });
}

/** @returns the new image rows by image identifier */
async function createAppliance(
  tx: Transaction,
  planned: PlannedAppliance,
  vo: string,
  source: string,
  now: Date,
): Promise<Map<string, string>> {
  const { name, slug } = await findFreeName(tx, planned.name, vo);
  const [first] = planned.images;
  const appliance = await tx.virtualAppliance.create({
    data: {
      name,
      slug,
      nameSkeleton: skeletonOf(name),
      summary: `Imported from the image list of VO ${vo}.`,
      description: first?.description || `${name}, taken over from the image list of VO ${vo}.`,
      category: "Scientific software",
      importedFrom: source,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  const version = await tx.applianceVersion.create({
    data: {
      applianceId: appliance.id,
      version: planned.version,
      notes: first?.description || "Taken over from an existing image list.",
      expiresAt: planned.expiresAt,
      imported: true,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  const rows = await tx.image.createManyAndReturn({
    data: planned.images.map(({ imageIdentifier, entryIdentifier: _entry, ...image }, position) => ({
      ...image,
      identifier: imageIdentifier,
      versionId: version.id,
      position,
      declaredSizeBytes: image.sizeBytes,
      declaredSha512: image.sha512,
      checksumSource: "declared" as const,
    })),
    select: { id: true, identifier: true },
  });
  await tx.applianceVersion.update({
    where: { id: version.id },
    data: { state: "latest", publishedAt: now },
  });
  await enqueue(tx, signApplianceListJob, { versionId: version.id });
  return new Map(rows.map(({ id, identifier }) => [identifier, id]));
}

async function findFreeName(tx: Transaction, wanted: string, vo: string) {
  for (let number = 0; ; number++) {
    const name = number === 0 ? wanted : distinguishName(wanted, vo, number);
    const slug = slugForImport(name);
    const taken = await tx.virtualAppliance.count({
      where: { OR: [{ name: { equals: escapeLike(name), mode: "insensitive" } }, { slug }] },
    });
    const reserved = await tx.reservedSlug.count({ where: { slug } });
    const former = await tx.formerSlug.count({ where: { slug } });
    if (taken + reserved + former === 0 && !RESERVED_SLUGS.has(slug)) return { name, slug };
  }
}

async function recordImport(
  tx: Transaction,
  actor: Actor,
  now: Date,
  voId: string,
  source: string,
  appliances: number,
  images: number,
): Promise<void> {
  await recordAuditEvent(tx, actor, now, {
    action: "list.imported",
    objectKind: "vo",
    objectId: voId,
    details: { source, appliances, images },
  });
}
