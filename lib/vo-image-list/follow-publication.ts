/** Drafts and lists that follow an appliance take its new version; run by the worker. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { getSettings } from "#lib/platform/env.ts";
import { LISTABLE_IMAGE } from "#lib/virtual-appliance/listed-image.ts";
import { listCuratorsToTell } from "#lib/virtual-appliance/recipients.ts";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { type FollowOutcome, followedMail } from "./follow-mail.ts";
import { freezeRevision } from "./freeze-revision.ts";
import { thawList } from "./frozen-list.ts";
import { countDraftChange } from "./load-draft.ts";
import { findContentProblems, withImages } from "./revision.ts";
import { tellOfOutdated } from "./tell-of-outdated.ts";

const ACTOR = system("worker");

/**
 * Moves every entry that follows the version's appliance to the same image of this version, where it is still the latest
 * and may be listed; running it twice changes nothing. Images that the version has and the list has not are left for the
 * managers to add.
 *
 * Of what is to be published by itself, a revision is made that differs from the newest one by these entries only:
 * whatever else managers prepare in the draft stays there.
 */
export async function followPublication(versionId: string, now: Date = new Date()): Promise<void> {
  for (const vo of await listFollowingVos(versionId)) {
    await getDatabase().$transaction(async (tx) => {
      await lockRow(tx, "VoImageList", vo.id);
      await followInVo(tx, vo, versionId, now);
    });
  }
  await tellOfOutdated(versionId, now);
}

async function listFollowingVos(versionId: string): Promise<{ id: string; name: string }[]> {
  return getDatabase().vo.findMany({
    where: {
      removedAt: null,
      imageList: {
        draft: {
          entries: {
            some: {
              followMode: { not: "decide" },
              image: { version: { appliance: { versions: { some: { id: versionId } } } } },
            },
          },
        },
      },
    },
    orderBy: { id: "asc" },
    select: { id: true, name: true },
  });
}

async function followInVo(
  tx: Transaction,
  vo: { id: string; name: string },
  versionId: string,
  now: Date,
): Promise<void> {
  const version = await loadVersion(tx, versionId);
  if (version.state !== "latest" || !isEndorsable(version, now)) return;
  // It may have been removed while this waited for the lock.
  if ((await tx.vo.count({ where: { id: vo.id, removedAt: null } })) === 0) return;
  const moves = await findMoves(tx, vo.id, version);
  if (moves.length === 0) return;
  for (const { id, image } of moves) {
    await tx.draftEntry.update({ where: { id }, data: { imageId: image.id, addedById: null, addedAt: now } });
  }
  await countDraftChange(tx, { id: vo.id }, ACTOR, now);
  await recordAuditEvent(tx, ACTOR, now, {
    action: "draft.appliance_followed",
    objectKind: "vo",
    objectId: vo.id,
    details: { applianceId: version.appliance.id, version: version.version, images: moves.length },
  });
  const outcome = await publishMoves(tx, vo.id, version, moves, now);
  const mail = followedMail({ vo: vo.name, appliance: version.appliance, version: version.version, outcome });
  for (const { email } of await listCuratorsToTell(tx, vo.id)) {
    await writeMail(tx, { recipient: email, ...mail }, now);
  }
}

function loadVersion(tx: Transaction, versionId: string) {
  return tx.applianceVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      version: true,
      state: true,
      expiresAt: true,
      hiddenAt: true,
      revokedAt: true,
      appliance: { select: { id: true, slug: true, name: true } },
      images: { select: { ...LISTABLE_IMAGE, checksumSource: true, report: { select: { grade: true } } } },
    },
  });
}

type Version = Awaited<ReturnType<typeof loadVersion>>;

/** Which entries go to which image: the same one in its newer state. */
async function findMoves(tx: Transaction, voId: string, { appliance, images }: Version) {
  const entries = await tx.draftEntry.findMany({
    where: { voId, followMode: { not: "decide" }, image: { version: { applianceId: appliance.id } } },
    orderBy: { entryIdentifier: "asc" },
    select: {
      id: true,
      entryIdentifier: true,
      followMode: true,
      image: { select: { id: true, identifier: true } },
    },
  });
  return entries.flatMap(({ image: pinned, ...entry }) => {
    const image = images.find(({ identifier }) => identifier === pinned.identifier);
    return image && image.id !== pinned.id ? [{ ...entry, image }] : [];
  });
}

type Move = Awaited<ReturnType<typeof findMoves>>[number];

async function publishMoves(
  tx: Transaction,
  voId: string,
  version: Version,
  moves: readonly Move[],
  now: Date,
): Promise<FollowOutcome> {
  const wanted = moves.filter(({ followMode }) => followMode === "publish");
  const newest = await tx.revision.findFirst({
    where: { voId },
    orderBy: { number: "desc" },
    select: {
      number: true,
      content: true,
      list: { select: { needsApproval: true } },
      entries: { select: { entryIdentifier: true, imageId: true }, orderBy: { position: "asc" } },
    },
  });
  // What was never published is for the managers to publish first.
  const listed = new Set(newest?.entries.map(({ entryIdentifier }) => entryIdentifier));
  const due = wanted.filter(({ entryIdentifier }) => listed.has(entryIdentifier));
  if (!newest || due.length === 0) return { kind: "prepared" };
  const { needsApproval } = newest.list;
  if (needsApproval) return { kind: "held_back", reasons: ["this list is published by two people only"] };
  const unchecked = due.filter(({ image }) => image.checksumSource !== "measured");
  if (unchecked.length > 0) {
    const reasons = unchecked.map(({ image }) => `${image.title} has passed no integrity check of ours`);
    return { kind: "held_back", reasons };
  }
  const failing = due.filter(({ image }) => image.report?.grade === "failing");
  if (failing.length > 0) {
    const reasons = failing.map(({ image }) => `the image report of ${image.title} has an error`);
    return { kind: "held_back", reasons };
  }
  const images = new Map(due.map(({ entryIdentifier, image }) => [entryIdentifier, image]));
  const content = withImages(thawList(newest.content), images, getSettings().baseUrl, now);
  const reasons = findContentProblems(content, now);
  if (reasons.length > 0) return { kind: "held_back", reasons };
  const number = newest.number + 1;
  const comment = `Followed by itself: ${version.appliance.name} ${version.version}.`;
  const pins = newest.entries.map(({ entryIdentifier, imageId }) => ({
    entryIdentifier,
    image: { id: images.get(entryIdentifier)?.id ?? imageId },
  }));
  await freezeRevision(tx, { voId, number, comment, publishedById: null, content, pins, now });
  await recordAuditEvent(tx, ACTOR, now, {
    action: "revision.published",
    objectKind: "vo",
    objectId: voId,
    details: { number, comment, entries: pins.length },
  });
  return { kind: "published", number };
}
