/** Commands by which somebody with a shell starts an image on a cloud of their own, made from the catalogue's record. */

/** What the commands need to know of an image. Sizes in bytes. */
export type LaunchableImage = {
  url: string;
  sha512: string | null;
  format: string;
  arch: string;
  osName: string;
  osVersion: string;
  ramMinimumBytes: bigint | null;
  diskMinimumBytes: bigint | null;
};

const MEBIBYTE = 1024n ** 2n;
const GIBIBYTE = 1024n ** 3n;

/** Fetches the image into the present folder. */
export function downloadCommand(image: LaunchableImage): string {
  return lines(["curl --fail --location", `--output ${fileNameOf(image.url)}`, shellWord(image.url)]);
}

/** Compares what was fetched with the catalogue; null when the catalogue has no SHA-512 of it. */
export function verifyCommand(image: LaunchableImage): string | null {
  return image.sha512 && lines([`echo '${image.sha512}  ${fileNameOf(image.url)}'`, "| sha512sum --check"]);
}

/**
 * Makes the fetched file an image of an OpenStack project. An OVA is unpacked and its disk converted first, for Glance
 * does not boot it as it is.
 */
export function openStackCommand(image: LaunchableImage, name: string): string {
  const fetched = fileNameOf(image.url);
  const unpacks = image.format.toLowerCase() === "ova";
  const file = unpacks ? `${fetched.replace(/\.ova$/i, "")}.qcow2` : fetched;
  const upload = lines([
    "openstack image create",
    `--file ${file}`,
    `--disk-format ${unpacks ? "qcow2" : shellWord(image.format.toLowerCase())} --container-format bare`,
    ...minimumOptions(image),
    ...propertyOptions(image),
    shellWord(name),
  ]);
  if (!unpacks) return upload;
  return [
    `tar --extract --wildcards --file ${fetched} '*.vmdk'`,
    `qemu-img convert -O qcow2 ./*.vmdk ${file}`,
    upload,
  ].join("\n");
}

/** Glance counts memory in mebibytes and disks in gibibytes. */
function minimumOptions({ ramMinimumBytes, diskMinimumBytes }: LaunchableImage): string[] {
  const options = [
    ramMinimumBytes ? `--min-ram ${roundUp(ramMinimumBytes, MEBIBYTE)}` : "",
    diskMinimumBytes ? `--min-disk ${roundUp(diskMinimumBytes, GIBIBYTE)}` : "",
  ].filter(Boolean);
  return options.length === 0 ? [] : [options.join(" ")];
}

/** Names as in Glance's vocabulary of common properties: `os_distro` is one word in lower case. */
function propertyOptions({ arch, osName, osVersion }: LaunchableImage): string[] {
  const distribution = osName.toLowerCase().split(/\s+/)[0] ?? "";
  return [
    `--property architecture=${shellWord(arch)}`,
    `--property os_distro=${shellWord(distribution)} --property os_version=${shellWord(osVersion)}`,
  ];
}

function roundUp(bytes: bigint, unit: bigint): bigint {
  return (bytes + unit - 1n) / unit;
}

/** The last part of the address, fit to be a file's name in any shell. */
export function fileNameOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const name = (path.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^[-.]+/, "");
  return name || "image";
}

/** One word for a POSIX shell, quoted only where it must be. */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9._/:=+-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function lines(parts: readonly string[]): string {
  return parts.join(" \\\n  ");
}
