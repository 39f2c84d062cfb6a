/**
 * What a site gets when it fetches a list: the stored bytes, never built on reading. When the database is away, the
 * last good bytes from the files, under the last known rules of access: some clients delete a site's images when a list
 * that worked yesterday answers anything but 200 (provider contract, section 0, point 1).
 */

import { type ListFile, type ListKey, readListFile } from "#lib/list-signing/list-files.ts";
import { findShelvedList } from "#lib/list-signing/list-shelf.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { hasListEnded, listIsGone } from "#lib/vo/removal.ts";
import { notAtHand, orFromFiles } from "./or-from-files.ts";
import { type Requester, requireFetch, requireFetchFromFiles } from "./require-fetch.ts";

/**
 * The current list of a VO.
 *
 * @param now UTC
 * @throws AppError `not_found` (no such VO; nothing published yet), `gone` (the VO was removed, and its list has had its
 *   time), `unauthenticated`, `forbidden`; `unavailable` while the database is away and the list is not at hand
 */
export async function fetchVoList(vo: string, requester: Requester, now: Date): Promise<ListFile> {
  return orFromFiles(
    () => voListFromDatabase(vo, null, requester, now),
    () => voListFromFiles(vo, requester, now),
  );
}

/**
 * One revision of a VO's list, as it was signed last; also of a VO that was removed.
 *
 * @throws AppError as `fetchVoList`
 */
export async function fetchVoRevisionList(
  vo: string,
  number: number,
  requester: Requester,
  now: Date,
): Promise<ListFile> {
  return voListFromDatabase(vo, number, requester, now);
}

/**
 * The list of an appliance's latest version, at its address of now and at any that it had. It is public.
 *
 * @throws AppError `not_found`
 */
export async function fetchApplianceList(slug: string): Promise<ListFile> {
  return orFromFiles(
    () => applianceListFromDatabase(slug),
    async () => {
      const file = await findKept({ kind: "vappliance", name: slug });
      if (!file) throw notAtHand();
      return file;
    },
  );
}

async function voListFromDatabase(
  voName: string,
  number: number | null,
  requester: Requester,
  now: Date,
): Promise<ListFile> {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: { id: true, name: true, listEndsAt: true, imageList: { select: { visibility: true } } },
  });
  if (!vo) throw notFound("virtual organisation");
  const { listEndsAt } = vo;
  // Whoever asks is told, whatever they present: that the VO is not there any more is no secret.
  if (listEndsAt && number === null && hasListEnded(vo, now)) throw listIsGone(voName, listEndsAt);
  const visibility = vo.imageList?.visibility ?? "public";
  await requireFetch(requester, { vo, visibility }, now);
  const edition = await getDatabase().listSigning.findFirst({
    where: {
      revision: { voId: vo.id, state: "published", ...(number === null ? {} : { number }) },
    },
    orderBy: [{ revision: { number: "desc" } }, { signedAt: "desc" }],
    select: { message: true, messageSha256: true, signedAt: true },
  });
  if (!edition) throw nothingPublished(voName, number);
  return { ...edition, isPublic: visibility === "public", endsAt: number === null ? listEndsAt : null };
}

function nothingPublished(vo: string, number: number | null): AppError {
  const message =
    number === null
      ? `VO ${vo} has not published an image list yet.`
      : `VO ${vo} has no published revision ${number} of its image list.`;
  return new AppError("not_found", "nothing_published", message);
}

async function voListFromFiles(name: string, requester: Requester, now: Date): Promise<ListFile> {
  const file = await findKept({ kind: "vo", name });
  if (!file) throw notAtHand();
  if (file.endsAt && hasListEnded({ listEndsAt: file.endsAt }, now)) throw listIsGone(name, file.endsAt);
  await requireFetchFromFiles(requester, { name, isPublic: file.isPublic }, now);
  return file;
}

/** In the memory of this process, which a full disk does not harm, else in the files. */
async function findKept(key: ListKey): Promise<ListFile | null> {
  return findShelvedList(key) ?? readListFile(key);
}

/**
 * The last list that was signed, whatever became of its version since: a list that sites have goes on answering, and the
 * worker signs one that says what is true now (lib/virtual-appliance/own-list.ts).
 */
async function applianceListFromDatabase(slug: string): Promise<ListFile> {
  const edition = await getDatabase().listSigning.findFirst({
    where: { version: { appliance: { OR: [{ slug }, { formerSlugs: { some: { slug } } }] } } },
    orderBy: [{ signedAt: "desc" }, { listVersion: "desc" }],
    select: { message: true, messageSha256: true, signedAt: true },
  });
  if (edition) return { ...edition, isPublic: true, endsAt: null };
  const known = await getDatabase().virtualAppliance.count({
    where: { OR: [{ slug }, { formerSlugs: { some: { slug } } }] },
  });
  if (known === 0) throw notFound("appliance");
  throw new AppError(
    "not_found",
    "nothing_published",
    "This appliance has no published version with a list.",
  );
}
