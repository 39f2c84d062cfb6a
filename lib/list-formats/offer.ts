/**
 * What a revision of a VO's image list offers, as the renderers of all formats read it: one record, many shapes. Pure.
 * Texts are those of the signed list; sums and addresses are of the very same files.
 */

/** One image. Sums are in lower-case hex, sizes in bytes, dates in UTC. */
export type OfferedImage = {
  /** Of the entry in the VO's list; constant from version to version. */
  identifier: string;
  /** Name of the file here: unique in the list, and the same as long as the file is. */
  fileName: string;
  /** Where the file lies. */
  url: string;
  title: string;
  description: string;
  /** Of the appliance. */
  version: string;
  appliance: { number: string; slug: string; name: string };
  publisher: string;
  publishedAt: Date;
  expiresAt: Date;
  sizeBytes: bigint;
  /** As clouds call it: `qcow2`, `raw`, `vmdk`, `ova`, `vdi`. */
  format: string;
  /** `x86_64`, `aarch64`. */
  arch: string;
  hypervisor: string;
  osFamily: string;
  osName: string;
  osVersion: string;
  sha512: string;
  /** Null where the file was never measured here. */
  sha256: string | null;
  md5: string | null;
  /** What Incus and LXD need beside the file; null where it was not made, or says something else than the list. */
  incus: { body: Uint8Array; sha256: string; combinedSha256: string } | null;
  /** People log in with it; null when nobody said. */
  defaultAccount: string | null;
  cpuMinimum: number | null;
  ramMinimumBytes: bigint | null;
  diskMinimumBytes: bigint | null;
};

/** One revision, as it was signed. */
export type Offer = {
  vo: string;
  listIdentifier: string;
  revision: number;
  /** `hv:version`. */
  listVersion: string;
  title: string;
  /** Last change of content. */
  createdAt: Date;
  expiresAt: Date;
  /** Address of this service, without a slash at the end. */
  baseUrl: string;
  images: readonly OfferedImage[];
};

/** One file of a format. */
export type Rendering = {
  /** Below the root of the list, such as `streams/v1/index.json`. */
  path: string;
  contentType: string;
  body: string;
};

/** One that is no text. */
export type BinaryRendering = Omit<Rendering, "body"> & { body: Uint8Array };

/** Those with a SHA-256: formats that name images by it can offer no others. */
export function withSha256(offer: Offer): (OfferedImage & { sha256: string })[] {
  return offer.images.flatMap(({ sha256, ...image }) => (sha256 === null ? [] : [{ ...image, sha256 }]));
}

/** "2026-11-27". */
export function formatDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Name of the file of an image, fit for every file system and for addresses. */
export function fileNameOf(image: {
  slug: string;
  version: string;
  arch: string;
  format: string;
  number: number;
}): string {
  const { slug, version, arch, format, number } = image;
  return `${slug}-${version}-${arch}-${number}.${format}`.replace(/[^A-Za-z0-9._-]+/g, "-");
}

/** Name of the metadata file that stands beside the file of an image. */
export function metadataFileNameOf({ fileName, format }: Pick<OfferedImage, "fileName" | "format">): string {
  return `${fileName.slice(0, -format.length - 1)}.incus.tar.xz`;
}
