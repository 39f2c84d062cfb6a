/** Signs the own list of an appliance; run by the worker. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { compareListVersions } from "#lib/hepix/list-version.ts";
import { toPlainText } from "#lib/hepix/plain-text.ts";
import { writeListFile } from "#lib/list-signing/list-files.ts";
import { announceListChange } from "#lib/list-signing/list-notices.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import { isDueFor } from "#lib/list-signing/outlived.ts";
import { type ListContent, signList } from "#lib/list-signing/sign-list.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { LIST_NAME, listNameOf } from "./list-name.ts";
import { LISTABLE_IMAGE, toListedImage } from "./listed-image.ts";
import { chooseOffer, type Offer } from "./own-list.ts";

/** A site's clock may be slow, and vmcatcher refuses what comes from the future (provider contract, section 3). */
const BACKDATE_MS = 5 * 60_000;

/**
 * Signs unless the list says already what it should, with enough time left: running it twice changes nothing.
 *
 * @param versionId any version of the appliance, such as the one that something was done to
 */
export async function signApplianceList(
  versionId: string,
  signer: ListSigner,
  now: Date = new Date(),
): Promise<void> {
  const signed = await getDatabase().$transaction(async (tx) => {
    const appliance = await loadAppliance(tx, versionId);
    const offer = appliance && chooseOffer(appliance.versions, now);
    if (!offer) return null;
    const key = { kind: "vappliance" as const, name: appliance.listName };
    const current = await loadCurrent(tx, appliance.id);
    // Nobody has a list that could be emptied.
    if (offer.isEmpty && !current) return null;
    const content = await composeContent(tx, appliance, offer);
    const saysTheSame =
      current?.applianceVersionId === offer.versionId &&
      current.contentCreatedAt.getTime() === content.createdAt.getTime();
    if (saysTheSame && !(await isDueFor(tx, current, signer, now))) return { key, edition: current };
    const edition = await signList(content, current?.listVersion ?? null, signer, now);
    await tx.listSigning.create({ data: { applianceVersionId: offer.versionId, ...edition } });
    await announceListChange(tx);
    await recordAuditEvent(tx, system("worker"), now, {
      action: "version.list_signed",
      objectKind: "version",
      objectId: offer.versionId,
      partOf: { kind: "appliance", id: appliance.id },
      details: {
        listVersion: edition.listVersion,
        messageSha256: edition.messageSha256,
        signer: edition.signerSubject,
      },
    });
    return { key, edition };
  });
  if (signed) await writeListFile(signed.key, { ...signed.edition, isPublic: true, endsAt: null });
}

/** The appliance with its published versions, locked. */
async function loadAppliance(tx: Transaction, versionId: string) {
  const found = await tx.applianceVersion.findUnique({
    where: { id: versionId },
    select: { applianceId: true },
  });
  if (!found) return null;
  await lockRow(tx, "VirtualAppliance", found.applianceId);
  const { versions, ...appliance } = await tx.virtualAppliance.findUniqueOrThrow({
    where: { id: found.applianceId },
    select: {
      ...{ id: true, name: true, summary: true, listIdentifier: true },
      ...LIST_NAME,
      versions: {
        where: { state: { not: "working" } },
        select: {
          ...{ id: true, state: true, publishedAt: true, expiresAt: true },
          ...{ hiddenAt: true, revokedAt: true, listChangedAt: true },
        },
      },
    },
  });
  const published = versions.flatMap(({ publishedAt, ...version }) =>
    publishedAt ? [{ ...version, publishedAt }] : [],
  );
  return { ...appliance, listName: listNameOf(appliance), versions: published };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadAppliance>>>;

/** The edition with the highest `hv:version`: two of one second differ in nothing else, and a lower one is refused by vmcatcher. */
async function loadCurrent(tx: Transaction, applianceId: string) {
  const editions = await tx.listSigning.findMany({ where: { version: { applianceId } } });
  const [current] = editions.sort((a, b) => compareListVersions(b.listVersion, a.listVersion));
  return current;
}

async function composeContent(tx: Transaction, appliance: Loaded, offer: Offer): Promise<ListContent> {
  const { baseUrl } = getSettings();
  const images = offer.isEmpty
    ? []
    : await tx.image.findMany({
        where: { versionId: offer.versionId },
        select: LISTABLE_IMAGE,
        orderBy: { position: "asc" },
      });
  return {
    identifier: appliance.listIdentifier,
    createdAt: new Date(offer.changedAt.getTime() - BACKDATE_MS),
    title: toPlainText(appliance.name),
    description: toPlainText(appliance.summary),
    source: `${baseUrl}/`,
    // cloudkeeper refuses a list that names no VO, also one of a single appliance (provider contract, section 3).
    vo: appliance.listName,
    uri: `${baseUrl}${paths.applianceList(appliance.listName)}`,
    images: images.map((image) => toListedImage(image, null, baseUrl)),
  };
}
