/** The metadata file for Incus and LXD of an image of the demo catalogue. */
import {
  INCUS_FORMAT,
  type IncusMetadataFile,
  makeIncusMetadata,
} from "#lib/incus-metadata/incus-metadata.ts";
import type { DemoImage } from "./types.ts";

/** Of all of them: sums of whole images depend on it. */
const CREATED_AT = new Date("2026-11-23T00:00:00Z");

/** Null for images in formats that neither program takes. */
export async function makeDemoMetadata(image: DemoImage): Promise<IncusMetadataFile | null> {
  return image.format === INCUS_FORMAT ? makeIncusMetadata(image, CREATED_AT) : null;
}
