/**
 * The catalogue that OpenNebula's marketplace driver `one` asks for at `<endpoint>/appliance`. Pure. The driver compares
 * MD5 only, and that over connections whose certificate it does not check: the sum protects against accidents, nothing else.
 */
import type { Offer, OfferedImage, Rendering } from "./offer.ts";

/** Releases that know every key used here. */
const RELEASES = "6.8, 6.10, 7.0, 7.2, 7.4";
const MIB = 1024n * 1024n;

/** `opennebula/appliance`; images of which no MD5 is known are left out. */
export function renderOpennebula(offer: Offer): Rendering {
  const appliances = offer.images.flatMap((image) =>
    image.md5 === null ? [] : [describe(offer, { ...image, md5: image.md5 })],
  );
  return {
    path: "opennebula/appliance",
    contentType: "application/json",
    body: `${JSON.stringify({ sEcho: 1, appliances })}\n`,
  };
}

function describe({ vo, baseUrl }: Offer, image: OfferedImage & { md5: string }) {
  const { appliance, identifier, fileName } = image;
  return {
    _id: { $oid: identifier },
    name: image.title,
    version: image.version,
    publisher: image.publisher,
    description: image.description,
    short_description: image.description.slice(0, 200),
    tags: [image.osName.toLowerCase(), vo],
    format: image.format,
    creation_time: Math.floor(image.publishedAt.getTime() / 1000),
    "os-id": image.osName,
    "os-release": image.osVersion,
    "os-arch": image.arch,
    hypervisor: image.hypervisor,
    opennebula_version: RELEASES,
    opennebula_template: JSON.stringify(templateOf(image)),
    links: {
      download: {
        href: `${baseUrl}/list/${vo}/images/${fileName}`,
      },
    },
    files: [
      {
        name: `${appliance.slug}-${image.arch}`,
        url: `${baseUrl}/list/${vo}/images/${fileName}`,
        type: "OS",
        dev_prefix: "vd",
        driver: image.format === "raw" ? "raw" : "qcow2",
        size: Number(image.diskMinimumBytes ?? image.sizeBytes),
        md5: image.md5,
        checksum: { md5: image.md5, ...(image.sha256 ? { sha256: image.sha256 } : {}), sha512: image.sha512 },
        hypervisor: image.hypervisor,
        "os-arch": image.arch,
        format: image.format,
      },
    ],
  };
}

function templateOf({ cpuMinimum, ramMinimumBytes, arch }: OfferedImage) {
  return {
    CONTEXT: { NETWORK: "YES", SSH_PUBLIC_KEY: "$USER[SSH_PUBLIC_KEY]" },
    CPU: String(cpuMinimum ?? 1),
    MEMORY: String(ramMinimumBytes === null ? 1024n : (ramMinimumBytes + MIB - 1n) / MIB),
    OS: { ARCH: arch },
  };
}
