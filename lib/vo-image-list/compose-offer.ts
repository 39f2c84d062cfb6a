/** A signed edition as the renderers of other formats read it. */
import type { ListedImage } from "#lib/hepix/image-list.ts";
import { describesImage } from "#lib/incus-metadata/incus-metadata.ts";
import { fileNameOf, type Offer, type OfferedImage } from "#lib/list-formats/offer.ts";
import type { ListContent, SignedEdition } from "#lib/list-signing/sign-list.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import type { Prisma } from "#lib/platform/db/generated/client.ts";
import { getSettings } from "#lib/platform/env.ts";
import { LIST_NAME, listNameOf } from "#lib/virtual-appliance/list-name.ts";

const PINNED = {
  entryIdentifier: true,
  image: {
    select: {
      ...{ number: true, sha256: true, md5: true, defaultAccount: true },
      ...{ cpuMinimum: true, ramMinimumBytes: true, diskMinimumBytes: true },
      incusMetadata: true,
      version: {
        select: { version: true, publishedAt: true, appliance: { select: { name: true, ...LIST_NAME } } },
      },
    },
  },
} as const;

/**
 * What the signed list says, word for word, with the sums and needs that it has no place for. Only what can never change of
 * a published image is read beside it.
 */
export async function composeOffer(
  tx: Transaction,
  revision: { id: string; number: number },
  content: ListContent,
  edition: SignedEdition,
): Promise<Offer> {
  const pins = await tx.revisionEntry.findMany({ where: { revisionId: revision.id }, select: PINNED });
  const pinned = new Map(pins.map((pin) => [pin.entryIdentifier, pin.image]));
  return {
    vo: content.vo,
    listIdentifier: content.identifier,
    revision: revision.number,
    listVersion: edition.listVersion,
    title: content.title,
    createdAt: content.createdAt,
    expiresAt: edition.expiresAt,
    baseUrl: getSettings().baseUrl,
    images: content.images.flatMap((listed) => {
      const image = pinned.get(listed.identifier);
      return image ? [toOffered(listed, image)] : [];
    }),
  };
}

type Pinned = Prisma.RevisionEntryGetPayload<{ select: typeof PINNED }>["image"];

function toOffered(
  listed: ListedImage,
  { version: { version, publishedAt, appliance }, ...image }: Pinned,
): OfferedImage {
  const slug = listNameOf(appliance);
  const { arch, format, osName, osVersion } = listed;
  const { sha256, incusMetadata } = image;
  const isDescribed = incusMetadata && describesImage(incusMetadata, { sha256, arch, osName, osVersion });
  return {
    identifier: listed.identifier,
    fileName: fileNameOf({ slug, version, arch, format, number: image.number }),
    url: listed.uri,
    title: listed.title,
    description: listed.description,
    version,
    appliance: { number: listed.appId, slug, name: appliance.name },
    publisher: listed.user.fullName,
    publishedAt: publishedAt ?? listed.expiresAt,
    expiresAt: listed.expiresAt,
    sizeBytes: listed.sizeBytes,
    format,
    arch,
    hypervisor: listed.hypervisor,
    ...{ osFamily: listed.osFamily, osName, osVersion },
    ...{ sha512: listed.sha512, sha256, md5: image.md5 },
    incus: isDescribed ? incusMetadata : null,
    ...{ defaultAccount: image.defaultAccount, cpuMinimum: image.cpuMinimum },
    ...{ ramMinimumBytes: image.ramMinimumBytes, diskMinimumBytes: image.diskMinimumBytes },
  };
}
