/**
 * The list as a file for Terraform and OpenTofu, with the provider “openstack”. Pure. Neither the provider nor Glance compares
 * an image with a sum that is known before; the file does so itself, with what Glance found when it took the image.
 */
import { alignHcl, quoteHcl } from "./hcl.ts";
import { formatDay, type Offer, type OfferedImage, type Rendering } from "./offer.ts";

const GIB = 1024n ** 3n;
const MIB = 1024n ** 2n;

/** What the provider takes as `disk_format`; any other would spoil the whole file. */
const DISK_FORMATS: readonly string[] = ["qcow2", "raw", "vmdk", "vdi", "vhd", "iso"];

/**
 * `terraform.tf`: the images by their identifier, which stays the same from version to version, and one resource that takes
 * them all. Images in formats that Glance does not take as they are (OVA) are left out.
 */
export function renderTerraform(offer: Offer): Rendering {
  const images = offer.images.filter(({ format }) => DISK_FORMATS.includes(format));
  const body = `# Image list of VO ${offer.vo}, revision ${offer.revision}, version ${offer.listVersion}; good until ${formatDay(offer.expiresAt)}.
# Where it comes from: ${offer.baseUrl}/list/${offer.vo}/terraform.tf

terraform {
  required_version = ">= 1.2"
  required_providers {
    openstack = {
      source = "terraform-provider-openstack/openstack"
    }
  }
}

locals {
  images = {${images.map((image) => describe(offer, image)).join("")}${images.length > 0 ? "\n  " : ""}}
}

resource "openstack_images_image_v2" "image" {
  for_each = local.images

  name             = each.value.name
  image_source_url = each.value.url
  web_download     = true
  container_format = "bare"
  disk_format      = each.value.format
  min_disk_gb      = each.value.min_disk_gb
  min_ram_mb       = each.value.min_ram_mb
  visibility       = "private"
  properties       = each.value.properties

  lifecycle {
    # Glance takes whatever lies at the address: this compares what it took with what the list names.
    postcondition {
      condition     = try(self.properties["os_hash_algo"], "sha512") != "sha512" || try(self.properties["os_hash_value"], each.value.sha512) == each.value.sha512
      error_message = "The file at \${each.value.url} is not the one in the list. Delete the image."
    }
  }
}

output "images" {
  description = "Identifiers in Glance, by identifiers in the list."
  value       = { for identifier, image in openstack_images_image_v2.image : identifier => image.id }
}
`;
  return { path: "terraform.tf", contentType: "text/plain", body };
}

function describe({ vo }: Offer, image: OfferedImage): string {
  const properties = alignHcl(
    [
      ["architecture", quoteHcl(image.arch)],
      ["os_distro", quoteHcl(image.osName.toLowerCase())],
      ["os_version", quoteHcl(image.osVersion)],
      ...(image.defaultAccount ? [["os_admin_user", quoteHcl(image.defaultAccount)] as const] : []),
      ["list_vo", quoteHcl(vo)],
      ["list_version", quoteHcl(image.version)],
      ["list_expires", quoteHcl(formatDay(image.expiresAt))],
      ["list_sha512", quoteHcl(image.sha512)],
    ],
    "        ",
  );
  const attributes = alignHcl(
    [
      ["name", quoteHcl(`${image.title} (${image.arch})`)],
      ["url", quoteHcl(image.url)],
      ["format", quoteHcl(image.format)],
      ["sha512", quoteHcl(image.sha512)],
      ["min_disk_gb", String(((image.diskMinimumBytes ?? image.sizeBytes) + GIB - 1n) / GIB)],
      ["min_ram_mb", String(((image.ramMinimumBytes ?? 0n) + MIB - 1n) / MIB)],
    ],
    "      ",
  );
  return `\n    ${quoteHcl(image.identifier)} = {\n${attributes}      properties = {\n${properties}      }\n    }`;
}
