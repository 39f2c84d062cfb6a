/**
 * The metadata file beside a disk with which Incus and LXD take it for an image: `metadata.yaml` in a tar in .xz. Pure. They
 * name an image by the SHA-256 of this file and the disk behind it, so that the file must be known before the disk is read, and
 * never change after.
 */
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { stringify } from "yaml";
import { storeAsXz } from "./xz.ts";

/** What is told in the file: of the machine that the disk is for only, not what the image or its appliance are called today. */
export type IncusFacts = {
  /** As declared: `x86_64`, `aarch64`. */
  arch: string;
  osName: string;
  osVersion: string;
};

/** A metadata file; sums in lower-case hex. */
export type IncusMetadataFile = { facts: IncusFacts; body: Uint8Array; sha256: string };

/** Disks in any other format are refused by both programs. */
export const INCUS_FORMAT = "qcow2";

/** As the kernel names architectures, where the declaration does not. */
const KERNEL_NAMES: Readonly<Record<string, string>> = { i386: "i686" };

/** @param createdAt of the image, in whole seconds; the moment at which it was first read here */
export async function makeIncusMetadata(facts: IncusFacts, createdAt: Date): Promise<IncusMetadataFile> {
  const { arch, osName, osVersion } = facts;
  const architecture = KERNEL_NAMES[arch] ?? arch;
  const seconds = Math.floor(createdAt.getTime() / 1000);
  const yaml = stringify(
    {
      architecture,
      creation_date: seconds,
      properties: {
        architecture,
        description: `${osName} ${osVersion} (${architecture})`,
        os: osName,
        release: osVersion,
        variant: "default",
      },
    },
    { lineWidth: 0 },
  );
  const body = storeAsXz(await tarOf("metadata.yaml", yaml, new Date(seconds * 1000)));
  return {
    facts: { arch, osName, osVersion },
    body,
    sha256: createHash("sha256").update(body).digest("hex"),
  };
}

/** Does the file still say what is declared of the image, and was it joined to these very bytes? */
export function describesImage(
  file: IncusFacts & { diskSha256: string },
  image: IncusFacts & { sha256: string | null },
): boolean {
  return (
    file.diskSha256 === image.sha256 &&
    file.arch === image.arch &&
    file.osName === image.osName &&
    file.osVersion === image.osVersion
  );
}

/** Everything that could differ from machine to machine is said. */
function tarOf(name: string, content: string, mtime: Date): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name, mtime, mode: 0o644, uid: 0, gid: 0, uname: "root", gname: "root" }, content);
  archive.finalize();
  return buffer(archive);
}
