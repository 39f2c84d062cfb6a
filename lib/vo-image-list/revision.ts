/** Revisions: from the entries of a draft to the content that is frozen and signed. */
import type { Endorser } from "#lib/hepix/image-list.ts";
import { toPlainText } from "#lib/hepix/plain-text.ts";
import { findImageListProblems } from "#lib/hepix/validate-image-list.ts";
import type { ListContent } from "#lib/list-signing/sign-list.ts";
import { paths } from "#lib/platform/paths.ts";
import { type ListableImage, toListedImage } from "#lib/virtual-appliance/listed-image.ts";

/** A site's clock may be slow, and vmcatcher refuses what comes from the future (provider contract, section 3). */
const BACKDATE_MS = 5 * 60_000;

/** One pinned image. */
export type Pin = { entryIdentifier: string; image: ListableImage };

/**
 * The content of a revision that is frozen now. Entries are put in the order of their identifiers, so that the same
 * entries always make the same list.
 *
 * @param baseUrl of this service, without a slash at the end
 */
export function composeContent(
  list: { vo: string; identifier: string },
  pins: readonly Pin[],
  baseUrl: string,
  now: Date,
): ListContent {
  const ordered = [...pins].sort((a, b) => (a.entryIdentifier < b.entryIdentifier ? -1 : 1));
  return {
    identifier: list.identifier,
    createdAt: backdated(now),
    title: `VO ${list.vo} image list.`,
    description: `This is a VO-wide image list for ${list.vo} VO.`,
    source: `${baseUrl}/`,
    vo: toPlainText(list.vo),
    uri: `${baseUrl}${paths.voList(list.vo)}`,
    images: ordered.map(({ entryIdentifier, image }) => toListedImage(image, entryIdentifier, baseUrl)),
  };
}

/**
 * The content with only these entries, as of now. What stays is said word for word as before, whatever became of its
 * appliance since: sites shall see no change where nobody made one.
 */
export function keepEntries(
  content: ListContent,
  entryIdentifiers: ReadonlySet<string>,
  now: Date,
): ListContent {
  const images = content.images.filter(({ identifier }) => entryIdentifiers.has(identifier));
  return { ...content, createdAt: backdated(now), images };
}

/**
 * The content with later expiries of these entries, and nothing else changed.
 *
 * @param expiries by entry identifier
 */
export function withExpiries(content: ListContent, expiries: ReadonlyMap<string, Date>): ListContent {
  const images = content.images.map((image) => ({
    ...image,
    expiresAt: expiries.get(image.identifier) ?? image.expiresAt,
  }));
  return { ...content, images };
}

/**
 * The content with other images in the place of these entries, and nothing else changed.
 *
 * @param images by entry identifier
 */
export function withImages(
  content: ListContent,
  images: ReadonlyMap<string, ListableImage>,
  baseUrl: string,
  now: Date,
): ListContent {
  const replaced = content.images.map((listed) => {
    const image = images.get(listed.identifier);
    return image ? toListedImage(image, listed.identifier, baseUrl) : listed;
  });
  return { ...content, createdAt: backdated(now), images: replaced };
}

function backdated(now: Date): Date {
  return new Date(Math.floor((now.getTime() - BACKDATE_MS) / 1000) * 1000);
}

/** Stands in for the endorser, which only the worker knows, when a draft is examined before it is frozen. */
const ANY_ENDORSER: Endorser = {
  creator: "Slipway",
  ca: "/DC=org/CN=CA",
  dn: "/DC=org/CN=Signer",
  email: "a@b.org",
};

/**
 * Everything that any known client would refuse in this content, in words for the manager.
 */
export function findContentProblems(content: ListContent, now: Date): string[] {
  const asIfSigned = {
    ...content,
    version: "20260101000000",
    expiresAt: new Date(now.getTime() + 30 * 24 * 3600 * 1000),
    endorser: ANY_ENDORSER,
  };
  return findImageListProblems(asIfSigned, now).map(({ message }) => message);
}
