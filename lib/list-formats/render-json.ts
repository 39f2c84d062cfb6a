/** The list as JSON of our own, for programs that are written today. Pure. */
import { formatDay, type Offer, type Rendering } from "./offer.ts";

/** `list.json`: everything that the other formats say, in plain types. Sizes are texts: they may be more than a double holds. */
export function renderJson(offer: Offer): Rendering {
  const { vo, listIdentifier, revision, listVersion, title, createdAt, expiresAt, images } = offer;
  const body = {
    ...{ vo, identifier: listIdentifier, revision, version: listVersion, title },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    images: images.map((image) => ({
      identifier: image.identifier,
      appliance: image.appliance.slug,
      title: image.title,
      description: image.description,
      version: image.version,
      publisher: image.publisher,
      publishedOn: formatDay(image.publishedAt),
      expiresAt: image.expiresAt.toISOString(),
      url: image.url,
      fileName: image.fileName,
      sizeBytes: image.sizeBytes.toString(),
      format: image.format,
      arch: image.arch,
      hypervisor: image.hypervisor,
      os: { family: image.osFamily, name: image.osName, version: image.osVersion },
      checksums: {
        sha512: image.sha512,
        ...(image.sha256 ? { sha256: image.sha256 } : {}),
        ...(image.md5 ? { md5: image.md5 } : {}),
      },
      ...(image.defaultAccount ? { defaultAccount: image.defaultAccount } : {}),
    })),
  };
  return { path: "list.json", contentType: "application/json", body: `${JSON.stringify(body, null, 2)}\n` };
}
