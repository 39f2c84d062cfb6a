/** Signs a frozen revision; run by the worker. */

import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { writeListFile } from "#lib/list-signing/list-files.ts";
import { announceListChange } from "#lib/list-signing/list-notices.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { isDueFor } from "#lib/list-signing/outlived.ts";
import { signList } from "#lib/list-signing/sign-list.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { isResuming, REMOVAL, standingOfVo } from "#lib/vo/removal.ts";
import { composeOffer } from "./compose-offer.ts";
import { thawList } from "./frozen-list.ts";
import { tellOfRevisionJob } from "./jobs.ts";
import { hasUnfitEntries, replaceUnfitRevision } from "./replace-unfit-revision.ts";
import { storeRenderings } from "./store-renderings.ts";

/**
 * Signs unless a signing with enough time left is there already: running it twice changes nothing. A revision with
 * entries that may no longer be offered is replaced by one without them instead. Nothing of a VO that was removed is signed
 * after the end of its list; where it was brought back after that, its list is answered again from this signing on.
 *
 * The bytes are stored in the transaction that makes the revision published, so a worker killed at any moment leaves
 * the old list or the new one; the file is written after it, and again whenever this runs.
 */
export async function signRevision(
  revisionId: string,
  signer: ListSigner,
  now: Date = new Date(),
): Promise<void> {
  const signed = await getDatabase().$transaction(async (tx) => {
    const revision = await loadRevision(tx, revisionId);
    if (!revision) return null;
    const { vo, visibility, validityDays } = revision.list;
    if (standingOfVo(vo, now) === "gone") return null;
    const isPublic = visibility === "public";
    const list = {
      key: { kind: "vo" as const, name: vo.name },
      isPublic,
      endsAt: vo.removedAt && vo.listEndsAt,
    };
    const current = revision.signings[0];
    if (current && !isResuming(vo) && !(await isDueFor(tx, current, signer, now))) {
      return { ...list, edition: current };
    }
    // One that was replaced for entries that may no longer be offered must not be served after all.
    if (!revision.isNewest && !current && (await hasUnfitEntries(tx, revisionId, now))) return null;
    if (revision.isNewest && (await replaceUnfitRevision(tx, revisionId, now))) return null;
    const content = thawList(revision.content);
    const edition = await signList(
      content,
      await highestVersion(tx, revision.voId),
      signer,
      now,
      validityDays,
    );
    const { id: signingId } = await tx.listSigning.create({
      data: { revisionId, ...edition },
      select: { id: true },
    });
    const offer = await composeOffer(tx, { id: revisionId, number: revision.number }, content, edition);
    await storeRenderings(tx, signingId, offer, signer, now);
    const { count } = await tx.revision.updateMany({
      where: { id: revisionId, state: "signing" },
      data: { state: "published", publishedAt: now },
    });
    if (count > 0) await enqueue(tx, tellOfRevisionJob, { revisionId });
    if (isResuming(vo)) await tx.vo.update({ where: { id: revision.voId }, data: { listEndsAt: null } });
    await announceListChange(tx);
    await recordAuditEvent(tx, system("worker"), now, {
      action: "revision.signed",
      objectKind: "vo",
      objectId: revision.voId,
      details: {
        number: revision.number,
        listVersion: edition.listVersion,
        messageSha256: edition.messageSha256,
        signer: edition.signerSubject,
      },
    });
    return { ...list, edition };
  });
  if (!signed) return;
  const { key, edition, isPublic, endsAt } = signed;
  await writeListFile(key, { ...edition, isPublic, endsAt });
}

/** The revision, with its list locked; null when a newer one has taken its place. */
async function loadRevision(tx: Transaction, revisionId: string) {
  const found = await tx.revision.findUnique({ where: { id: revisionId }, select: { voId: true } });
  if (!found) return null;
  await lockRow(tx, "VoImageList", found.voId);
  const revision = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    select: {
      voId: true,
      number: true,
      content: true,
      list: { select: { visibility: true, validityDays: true, vo: { select: { name: true, ...REMOVAL } } } },
      signings: { orderBy: { signedAt: "desc" }, take: 1 },
    },
  });
  const newer = await tx.revision.findMany({
    where: { voId: found.voId, number: { gt: revision.number } },
    select: { state: true },
  });
  if (newer.some(({ state }) => state === "published")) return null;
  return { ...revision, isNewest: newer.length === 0 };
}

/** The highest `hv:version` that this VO's list ever had: a lower one makes vmcatcher refuse the list. */
async function highestVersion(tx: Transaction, voId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ version: string }[]>`
    SELECT s."listVersion" AS version
    FROM "ListSigning" s JOIN "Revision" r ON r."id" = s."revisionId"
    WHERE r."voId" = ${voId}::uuid
    UNION SELECT l."importedListVersion" FROM "VoImageList" l
    WHERE l."voId" = ${voId}::uuid AND l."importedListVersion" IS NOT NULL`;
  const [highest] = rows.map(({ version }) => version).sort((a, b) => compareListVersions(b, a));
  return highest ?? null;
}
