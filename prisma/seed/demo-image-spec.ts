/** The demo image behind an image of the demo catalogue. */
import type { DemoImageSpec } from "#lib/launch/demo-image.ts";
import type { DemoImage } from "./types.ts";

/** Name, format and sizes determine every byte. */
export function demoImageSpec(image: DemoImage): DemoImageSpec {
  const { fileName, format, sizeBytes, virtualSizeBytes } = image;
  return { name: fileName, format, sizeBytes, virtualSizeBytes };
}
