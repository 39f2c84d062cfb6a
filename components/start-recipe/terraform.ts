/** Starting an image with Terraform or OpenTofu on OpenStack. Pure. */
import { alignHcl, quoteHcl } from "#lib/list-formats/hcl.ts";
import { USER_DATA_FILE } from "./shell.ts";
import {
  distributionOf,
  machineName,
  type StartableImage,
  type StartContext,
  type StartStep,
  statedMinimums,
} from "./startable-image.ts";

/** Glance fetches the file itself, so nothing passes through the computer that runs Terraform. */
export function terraformSteps(image: StartableImage, { name }: StartContext): StartStep[] {
  return [
    { title: "Save the configuration", label: "main.tf", code: mainTf(image, name) },
    { title: "Apply it", label: "Apply with Terraform", code: "terraform init\nterraform apply" },
  ];
}

function mainTf(image: StartableImage, name: string): string {
  const { ramMebibytes, diskGibibytes } = statedMinimums(image);
  return [
    'terraform {\n  required_providers {\n    openstack = {\n      source = "terraform-provider-openstack/openstack"\n    }\n  }\n}\n',
    'resource "openstack_images_image_v2" "image" {',
    alignHcl(
      [
        ["name", quoteHcl(name)],
        ["image_source_url", quoteHcl(image.url)],
        ["web_download", "true"],
        ["container_format", quoteHcl("bare")],
        ["disk_format", quoteHcl(image.format.toLowerCase())],
        ...(ramMebibytes === null ? [] : [["min_ram_mb", String(ramMebibytes)] as const]),
        ...(diskGibibytes === null ? [] : [["min_disk_gb", String(diskGibibytes)] as const]),
      ],
      "  ",
    ),
    "  properties = {",
    alignHcl(
      [
        ["architecture", quoteHcl(image.arch)],
        ["os_distro", quoteHcl(distributionOf(image))],
        ["os_version", quoteHcl(image.osVersion)],
      ],
      "    ",
    ),
    "  }\n}\n",
    'resource "openstack_compute_instance_v2" "machine" {',
    alignHcl(
      [
        ["name", quoteHcl(machineName(name))],
        ["image_id", "openstack_images_image_v2.image.id"],
        ["flavor_name", quoteHcl("FLAVOR")],
        ["key_pair", quoteHcl("KEY")],
        ["user_data", `file("${USER_DATA_FILE}")`],
      ],
      "  ",
    ),
    '  network {\n    name = "NETWORK"\n  }\n}',
  ]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}
