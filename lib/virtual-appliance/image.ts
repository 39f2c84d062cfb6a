/** Images: the known choices, and rules that need no file to be downloaded. */
import { findImageUriProblem } from "#lib/hepix/list-uri.ts";

/** Formats that can be signed (provider contract, section 6); lower case on purpose (section 0, point 6). */
export const FORMATS = ["qcow2", "ova", "vmdk", "raw", "vdi", "vhd", "vhdx"] as const;
export const HYPERVISORS = ["KVM", "QEMU", "QEMU-KVM", "Xen", "VMware", "VirtualBox", "Hyper-V"] as const;
export const ARCHITECTURES = ["x86_64", "aarch64", "i386", "ppc64le", "riscv64"] as const;
/** Offered while typing; any other kind may be typed. */
export const ACCELERATOR_KINDS = ["GPU", "NVIDIA GPU", "AMD GPU", "Intel GPU", "FPGA"] as const;
/** As in AppDB. */
export const MOST_ACCELERATORS = 32;
export const OS_FAMILIES = ["Linux", "BSD", "Windows", "Other"] as const;
/** Offered while typing; any other name may be typed. */
export const OS_NAMES = [
  "AlmaLinux",
  "Alpine Linux",
  "CentOS Stream",
  "CirrOS",
  "Debian",
  "Fedora",
  "Flatcar",
  "FreeBSD",
  "openSUSE Leap",
  "Oracle Linux",
  "RHEL",
  "Rocky Linux",
  "Scientific Linux",
  "Ubuntu",
  "Windows Server",
] as const;

/** By what an image can be set up when it starts; any other way may be named. */
export const CONTEXTUALIZATION_FORMATS = [
  "cloud-init",
  "Ignition",
  "Cloudbase-Init",
  "OpenNebula contextualization",
  "Ansible",
] as const;

/** Characters that every client fetches without harm (provider contract, section 5: image URIs). */
const PATH_FORM = /^\/[A-Za-z0-9._~/-]*$/;

/**
 * What is wrong with an image's address; null when nothing is.
 *
 * Sites fetch images without credentials and some through a shell, so anything beyond plain path characters is refused.
 * The rule of image lists has the last word: what is published can be signed.
 */
export function findUrlProblem(text: string): string | null {
  if (!URL.canParse(text)) return "Give the whole address, beginning with https:// or http://.";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return "Only http and https addresses can be used.";
  if (url.username || url.password) {
    return "Leave user name and password out: sites fetch images without credentials.";
  }
  if (url.search || text.includes("?")) {
    return "The address must have no query (the part from “?” on): some sites drop it and fetch something else.";
  }
  if (url.hash || text.includes("#")) return "The address must have no fragment (the part from “#” on).";
  if (!PATH_FORM.test(url.pathname) || text.includes("%")) {
    return "Use only letters, digits and . _ ~ / - in the path: some sites pass the address through a shell.";
  }
  if (!/[A-Za-z0-9]/.test(url.pathname.split("/").at(-1) ?? "")) {
    return "The address must end in a file name: sites store the image under it.";
  }
  const problem = findImageUriProblem(text);
  return problem === null ? null : `The address ${problem}.`;
}

/** The title an image gets when its author gives none, in AppDB's form. */
export function defaultImageTitle(
  applianceName: string,
  image: { osName: string; osVersion: string; hypervisors: readonly string[] },
): string {
  return `Image for ${applianceName} [${image.osName}/${image.osVersion}/${image.hypervisors.join("+")}]`;
}
