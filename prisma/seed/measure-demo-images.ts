/**
 * Writes `checksums.ts` beside this file: the checksums of all demo images, which are hundreds of gigabytes that exist
 * nowhere but are generated as they are read (lib/launch/demo-image.ts). Needed only after a change of the images:
 * `node prisma/seed/measure-demo-images.ts`, some twenty minutes.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { hashDemoImage } from "#lib/launch/demo-image.ts";
import { appliances } from "./appliances.ts";
import { demoImageSpec } from "./demo-image-spec.ts";

const images = appliances.flatMap(({ versions }) => versions.flatMap((version) => version.images));
const lines: string[] = [];
for (const image of images) {
  const { sha512, sha256, md5 } = await hashDemoImage(demoImageSpec(image));
  lines.push(
    `  "${image.fileName}": {\n    sha512: "${sha512}",\n    sha256: "${sha256}",\n    md5: "${md5}",\n  },`,
  );
  console.log(`${lines.length}/${images.length} ${image.fileName}`);
}
writeFileSync(
  path.join(import.meta.dirname, "checksums.ts"),
  `/** Checksums of the demo images by file name; written by measure-demo-images.ts. */
export const checksums: Readonly<Record<string, { sha512: string; sha256: string; md5: string }>> = {
${lines.join("\n")}
};
`,
);
