/** The list as sources of Packer’s builder “qemu”: images to build others upon. Pure. */
import { alignHcl, quoteHcl } from "./hcl.ts";
import { formatDay, type Offer, type OfferedImage, type Rendering } from "./offer.ts";

const MIB = 1024n ** 2n;

/** What qemu reads as a disk by itself. */
const DISK_FORMATS: readonly string[] = ["qcow2", "raw", "vmdk", "vdi", "vhd", "vhdx"];

/** The emulator of an architecture, where it is not called like it, and the machine that it takes in the place of a PC. */
const MACHINES: Readonly<Record<string, { emulator?: string; machine: string }>> = {
  aarch64: { machine: "virt" },
  ppc64le: { emulator: "ppc64", machine: "pseries" },
  riscv64: { machine: "virt" },
};

/**
 * `packer.pkr.hcl`: one source an image, named so that it is called the same from version to version. Packer compares the
 * SHA-512 in it. An image whose author names no account leaves `ssh_username` to the build.
 */
export function renderPacker(offer: Offer): Rendering {
  const sources = offer.images.filter(({ format }) => DISK_FORMATS.includes(format)).map(describe);
  const body = `# Image list of VO ${offer.vo}, revision ${offer.revision}, version ${offer.listVersion}; good until ${formatDay(offer.expiresAt)}.
# Where it comes from: ${offer.baseUrl}/list/${offer.vo}/packer.pkr.hcl

packer {
  required_plugins {
    qemu = {
      source  = "github.com/hashicorp/qemu"
      version = ">= 1.1.0"
    }
  }
}
${sources.map((source) => `\n${source}`).join("")}`;
  return { path: "packer.pkr.hcl", contentType: "text/plain", body };
}

function describe(image: OfferedImage): string {
  const { url, sha512, arch, defaultAccount, cpuMinimum, ramMinimumBytes } = image;
  const machine = MACHINES[arch];
  const attributes = alignHcl(
    [
      ["disk_image", "true"],
      ["iso_url", quoteHcl(url)],
      ["iso_checksum", quoteHcl(`sha512:${sha512}`)],
      ["qemu_binary", quoteHcl(`qemu-system-${machine?.emulator ?? arch}`)],
      ...(machine ? [["machine_type", quoteHcl(machine.machine)] as const] : []),
      ...(cpuMinimum === null ? [] : [["cpus", String(cpuMinimum)] as const]),
      ...(ramMinimumBytes === null ? [] : [["memory", String((ramMinimumBytes + MIB - 1n) / MIB)] as const]),
      ...(defaultAccount ? [["ssh_username", quoteHcl(defaultAccount)] as const] : []),
    ],
    "  ",
  );
  return `source "qemu" ${quoteHcl(sourceName(image))} {\n${attributes}}\n`;
}

/** A name as Packer takes it, which no two images of a list share. */
function sourceName({ appliance, identifier }: OfferedImage): string {
  return `va_${appliance.slug}_${identifier}`.replace(/[^A-Za-z0-9_]/g, "_");
}
