/** Images as openstack-image-manager (OSISM, Sovereign Cloud Stack) reads them. Pure. */
import { stringify } from "yaml";
import { formatDay, type Offer, type OfferedImage, type Rendering, withSha256 } from "./offer.ts";

const GIB = 1024n ** 3n;
const MIB = 1024n ** 2n;

/** `osism.yml`; images of which no SHA-256 is known are left out, and formats that Glance does not take as they are. */
export function renderOsism(offer: Offer): Rendering {
  const images = withSha256(offer)
    .filter(({ format }) => format !== "ova")
    .map((image) => describe(offer, image));
  return {
    path: "osism.yml",
    contentType: "application/yaml",
    body: `---\n${stringify({ images }, { lineWidth: 0 })}`,
  };
}

function describe({ vo }: Offer, image: OfferedImage & { sha256: string }) {
  return {
    name: `${image.title} (${image.arch})`,
    enable: true,
    shortname: image.appliance.slug,
    format: image.format,
    ...(image.defaultAccount ? { login: image.defaultAccount } : {}),
    min_disk: Number(((image.diskMinimumBytes ?? image.sizeBytes) + GIB - 1n) / GIB),
    min_ram: Number(((image.ramMinimumBytes ?? 0n) + MIB - 1n) / MIB),
    status: "active",
    visibility: "public",
    multi: false,
    meta: {
      architecture: image.arch,
      os_distro: image.osName.toLowerCase(),
      os_version: image.osVersion,
      os_purpose: "generic",
      replace_frequency: "never",
      uuid_validity: "none",
      provided_until: formatDay(image.expiresAt),
    },
    tags: [`vo:${vo}`],
    versions: [
      {
        version: image.version,
        url: image.url,
        checksum: `sha256:${image.sha256}`,
        build_date: formatDay(image.publishedAt),
      },
    ],
  };
}
