/** How AppDB's view of an image is answered over HTTP. */
import "server-only";
import { describeImage, describeImageAsXml } from "#lib/image-view/image-view.ts";
import type { getImageView } from "#lib/image-view/queries.ts";
import { notFound } from "#lib/platform/errors.ts";
import { getCurrentActor } from "./current-actor.ts";
import { respondWithFile } from "./file-response.ts";
import { readImageReference } from "./image-reference.ts";

const CONTENT_TYPES = {
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
} as const;

/** @param text last part of the address before `/json` or `/xml` */
export async function respondWithImageView(
  text: string,
  read: typeof getImageView,
  format: keyof typeof CONTENT_TYPES,
): Promise<Response> {
  return respondWithFile(CONTENT_TYPES[format], async () => {
    const reference = readImageReference(text);
    const found = reference && (await read(await getCurrentActor(), reference));
    if (!found) throw notFound("image");
    if (format === "xml") return describeImageAsXml(found.image, found.addresses);
    return `${JSON.stringify(describeImage(found.image, found.addresses), null, 2)}\n`;
  });
}
