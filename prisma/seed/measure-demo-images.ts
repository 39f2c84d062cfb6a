/**
 * Writes `checksums.ts` beside this file: the checksums of all demo images, which are hundreds of gigabytes that exist
 * nowhere but are generated as they are read (lib/launch/demo-image.ts). Needed only after a change of the images:
 * `node prisma/seed/measure-demo-images.ts`, some twenty minutes; then format it with Biome.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { hashDemoImage } from "#lib/launch/demo-image.ts";
import { appliances } from "./appliances.ts";
import { demoImageSpec } from "./demo-image-spec.ts";
import { makeDemoMetadata } from "./demo-metadata.ts";

const images = appliances.flatMap(({ versions }) => versions.flatMap((version) => version.images));
const lines: string[] = [];
for (const image of images) {
  const metadata = await makeDemoMetadata(image);
  const sums = await hashDemoImage(demoImageSpec(image), metadata?.body);
  const { sha512, sha256, md5, combinedSha256 } = sums;
  const incus = metadata ? { metadataSha256: metadata.sha256, combinedSha256 } : null;
  lines.push(`  "${image.fileName}": ${JSON.stringify({ sha512, sha256, md5, incus })},`);
  console.log(`${lines.length}/${images.length} ${image.fileName}`);
}
writeFileSync(
  path.join(import.meta.dirname, "checksums.ts"),
  `/** Checksums of the demo images by file name; written by measure-demo-images.ts. */
type DemoChecksums = {
  sha512: string;
  sha256: string;
  md5: string;
  /** Of the metadata file, and of it with the image behind it; null for what Incus does not take. */
  incus: { metadataSha256: string; combinedSha256: string } | null;
};

export const checksums: Readonly<Record<string, DemoChecksums>> = {
${lines.join("\n")}
};
`,
);
