/**
 * A simplestreams tree for OpenStack's sstream-mirror-glance, virt-builder, Incus and LXD: an index and one file of products,
 * `index:1.0` and `products:1.0`. Pure.
 */
import {
  type BinaryRendering,
  formatDay,
  metadataFileNameOf,
  type Offer,
  type OfferedImage,
  type Rendering,
  withSha256,
} from "./offer.ts";

/** As simplestreams names architectures; others keep their name. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: "amd64",
  aarch64: "arm64",
  ppc64le: "ppc64el",
};

type Image = OfferedImage & { sha256: string };

/** Items have the key and the type that all readers look for, whatever the format of the file is. */
const ITEM = "disk1.img";
const METADATA_ITEMS = ["incus.tar.xz", "lxd.tar.xz"];
/** Readers take every disk for one, whatever is said of it. */
const FORMAT = "qcow2";

/**
 * `streams/v1/index.json` and `streams/v1/images.json`. Images of which no SHA-256 is known are left out, and those in another
 * format than qcow2.
 */
export function renderSimplestreams(offer: Offer): Rendering[] {
  const contentId = `${contentDomain(offer.baseUrl)}:${offer.vo}:download`;
  const updated = rfc2822(offer.createdAt);
  const products = nameProducts(withSha256(offer).filter(({ format }) => format === FORMAT));
  const index = {
    format: "index:1.0",
    updated,
    index: {
      [contentId]: {
        datatype: "image-downloads",
        format: "products:1.0",
        path: "streams/v1/images.json",
        updated,
        products: [...products.keys()].sort(),
      },
    },
  };
  const catalogue = {
    content_id: contentId,
    datatype: "image-downloads",
    format: "products:1.0",
    updated,
    products: Object.fromEntries(
      [...products].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, image]) => [name, describe(image)]),
    ),
  };
  return [json("streams/v1/index.json", index), json("streams/v1/images.json", catalogue)];
}

/** The metadata files beside the disks, for Incus and LXD. */
export function renderIncusMetadata(offer: Offer): BinaryRendering[] {
  return offer.images.flatMap((image) =>
    image.incus && image.format === FORMAT
      ? [
          {
            path: `images/${metadataFileNameOf(image)}`,
            contentType: "application/x-xz",
            body: image.incus.body,
          },
        ]
      : [],
  );
}

/** By name; where two would have the same, by a longer one, so that none takes the place of another. */
function nameProducts(images: readonly Image[]): Map<string, Image> {
  const alike = Map.groupBy(images, (image) => productOf(image, 8));
  return new Map(
    images.map((image) => {
      const name = productOf(image, 8);
      return [alike.get(name)?.length === 1 ? name : productOf(image, 36), image];
    }),
  );
}

/** One image of an appliance from version to version: its number never changes, whatever the appliance is called. */
function productOf({ appliance, identifier, osVersion, arch }: Image, digits: number): string {
  return `va-${appliance.number}:${osVersion}:${ARCHITECTURES[arch] ?? arch}:${identifier.slice(0, digits)}`;
}

function describe(image: Image) {
  const arch = ARCHITECTURES[image.arch] ?? image.arch;
  return {
    aliases: `${image.appliance.slug},${image.appliance.slug}/${image.identifier.slice(0, 8)}`,
    arch,
    os: image.osName,
    release: image.osVersion,
    release_title: image.title,
    version: image.osVersion,
    variant: "default",
    supported: true,
    support_eol: formatDay(image.expiresAt),
    versions: { [versionName(image)]: versionOf(image, arch) },
  };
}

/**
 * The moment of publication, as "20261127100000": begins with a date, which some readers insist on, and rises from version to
 * version also within a day, for mirrors keep what they have under the same name.
 */
function versionName({ publishedAt }: Image): string {
  return publishedAt.toISOString().slice(0, 19).replace(/\D/g, "");
}

function versionOf(image: Image, arch: string) {
  const { fileName, sha256, sha512, md5, sizeBytes, version, appliance } = image;
  return {
    label: "release",
    pubname: `${appliance.slug}-${version}-${arch}`,
    items: {
      [ITEM]: {
        ftype: ITEM,
        path: `images/${fileName}`,
        sha256,
        sha512,
        ...(md5 ? { md5 } : {}),
        size: Number(sizeBytes),
      },
      ...incusItems(image),
    },
  };
}

/** The same file for both programs, each of which looks for its own type. */
function incusItems({ incus, ...image }: Image) {
  if (!incus) return {};
  const item = {
    path: `images/${metadataFileNameOf(image)}`,
    sha256: incus.sha256,
    size: incus.body.length,
    "combined_disk1-img_sha256": incus.combinedSha256,
  };
  return Object.fromEntries(METADATA_ITEMS.map((name) => [name, { ftype: name, ...item }]));
}

/** "org.example.va" for https://va.example.org, as content identifiers are named. */
function contentDomain(baseUrl: string): string {
  return new URL(baseUrl).hostname.split(".").reverse().join(".");
}

/** "Fri, 27 Nov 2026 10:00:00 +0000". */
function rfc2822(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}

function json(path: string, body: object): Rendering {
  return { path, contentType: "application/json", body: `${JSON.stringify(body, null, 1)}\n` };
}
