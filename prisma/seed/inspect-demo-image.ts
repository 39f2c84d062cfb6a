/** What a demo image tells of itself at its two ends, as a measurement would read it. */
import { detectImageFormat, HEAD_BYTES, TAIL_BYTES } from "#lib/integrity-check/image-format.ts";
import { readDemoImage } from "#lib/launch/demo-image.ts";
import { demoImageSpec } from "./demo-image-spec.ts";
import type { DemoImage } from "./types.ts";

/** @throws Error for a demo image that is no image */
export async function inspectDemoImage(image: DemoImage) {
  const spec = demoImageSpec(image);
  const head = await read(spec, 0, Math.min(HEAD_BYTES, spec.sizeBytes));
  const tail = await read(spec, Math.max(0, spec.sizeBytes - TAIL_BYTES), spec.sizeBytes);
  const detected = detectImageFormat(head, { tail, sizeBytes: BigInt(spec.sizeBytes) });
  if (detected.kind !== "image") throw new Error(`${image.fileName} is no image`);
  return detected;
}

async function read(...part: Parameters<typeof readDemoImage>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readDemoImage(...part)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
