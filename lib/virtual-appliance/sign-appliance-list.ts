/** Signs the list of an appliance's latest version; run by the worker. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { toPlainText } from "#lib/hepix/plain-text.ts";
import { writeListFile } from "#lib/list-signing/list-files.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { isDueForRenewal, type ListContent, signList } from "#lib/list-signing/sign-list.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { LISTABLE_IMAGE, toListedImage } from "./listed-image.ts";
import { isEndorsable } from "./version.ts";

/** A site's clock may be slow, and vmcatcher refuses what comes from the future (provider contract, section 3). */
const BACKDATE_MS = 5 * 60_000;

/**
 * Signs unless a signing with enough time left is there already: running it twice changes nothing.
 *
 * Does nothing for a version that is no longer the latest or may no longer be offered.
 */
export async function signApplianceList(
  versionId: string,
  signer: ListSigner,
  now: Date = new Date(),
): Promise<void> {
  const signed = await getDatabase().$transaction(async (tx) => {
    const version = await loadLatest(tx, versionId);
    if (!version || !isEndorsable(version, now)) return null;
    const key = { kind: "vappliance" as const, name: version.appliance.slug };
    const current = await tx.listSigning.findFirst({
      where: { version: { applianceId: version.appliance.id } },
      orderBy: { signedAt: "desc" },
    });
    if (current?.applianceVersionId === versionId && !isDueForRenewal(current.expiresAt, now)) {
      return { key, edition: current };
    }
    const edition = await signList(contentOf(version), current?.listVersion ?? null, signer, now);
    await tx.listSigning.create({ data: { applianceVersionId: versionId, ...edition } });
    await recordAuditEvent(tx, system("worker"), now, {
      action: "version.list_signed",
      objectKind: "version",
      objectId: versionId,
      partOf: { kind: "appliance", id: version.appliance.id },
      details: {
        listVersion: edition.listVersion,
        messageSha256: edition.messageSha256,
        signer: edition.signerSubject,
      },
    });
    return { key, edition };
  });
  if (signed) await writeListFile(signed.key, { ...signed.edition, isPublic: true });
}

async function loadLatest(tx: Transaction, versionId: string) {
  const version = await tx.applianceVersion.findUnique({
    where: { id: versionId, state: "latest" },
    select: {
      state: true,
      version: true,
      publishedAt: true,
      expiresAt: true,
      hiddenAt: true,
      revokedAt: true,
      appliance: { select: { id: true, slug: true, name: true, summary: true, listIdentifier: true } },
      images: { select: LISTABLE_IMAGE, orderBy: { position: "asc" } },
    },
  });
  if (version) await lockRow(tx, "VirtualAppliance", version.appliance.id);
  return version;
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadLatest>>>;

function contentOf(version: Loaded): ListContent {
  const { baseUrl } = getSettings();
  const { appliance } = version;
  return {
    identifier: appliance.listIdentifier,
    createdAt: new Date((version.publishedAt?.getTime() ?? 0) - BACKDATE_MS),
    title: toPlainText(appliance.name),
    description: toPlainText(appliance.summary),
    source: `${baseUrl}/`,
    // cloudkeeper refuses a list that names no VO, also one of a single appliance (provider contract, section 3).
    vo: appliance.slug,
    uri: `${baseUrl}${paths.applianceList(appliance.slug)}`,
    images: version.images.map((image) => toListedImage(image, null, baseUrl)),
  };
}
