/**
 * How an image is started, tool by tool: what to type or save, made from the catalogue's record. Pure.
 *
 * Each recipe expects the file `user-data.yaml` beside it, which the page makes (cloud-config.ts).
 */
import { fedcloudSteps } from "./fedcloud.ts";
import { incusSteps } from "./incus.ts";
import { infrastructureManagerSteps } from "./infrastructure-manager.ts";
import { openNebulaSteps } from "./opennebula.ts";
import { openStackSteps } from "./openstack.ts";
import type { StartableImage, StartContext, StartStep } from "./startable-image.ts";
import { terraformSteps } from "./terraform.ts";
import { virtInstallSteps } from "./virt-install.ts";

export type Recipe = {
  id: string;
  tool: string;
  /** For whom, in a few words. */
  audience: string;
  /** Does it begin with the downloaded file? */
  downloads: boolean;
  steps: readonly StartStep[];
};

/** All recipes for an image, the most common first. */
export function recipesFor(image: StartableImage, context: StartContext): Recipe[] {
  const recipes: (Recipe | false)[] = [
    {
      id: "openstack",
      tool: "OpenStack CLI",
      audience: "a project of your own in an OpenStack cloud",
      downloads: true,
      steps: openStackSteps(image, context),
    },
    {
      id: "fedcloud",
      tool: "fedcloudclient",
      audience: "sites of the federated cloud that offer it to your VO",
      downloads: false,
      steps: fedcloudSteps(image, context),
    },
    isFetchedByClouds(image) && {
      id: "terraform",
      tool: "Terraform, OpenTofu",
      audience: "infrastructure as code on OpenStack",
      downloads: false,
      steps: terraformSteps(image, context),
    },
    {
      id: "infrastructure-manager",
      tool: "Infrastructure Manager",
      audience: "TOSCA templates",
      downloads: false,
      steps: infrastructureManagerSteps(image, context),
    },
    {
      id: "incus",
      tool: "Incus, LXD",
      audience: "a virtual machine on your own server",
      downloads: true,
      steps: incusSteps(image, context),
    },
    isFetchedByClouds(image) && {
      id: "opennebula",
      tool: "OpenNebula",
      audience: "an OpenNebula cloud",
      downloads: false,
      steps: openNebulaSteps(image, context),
    },
    {
      id: "virt-install",
      tool: "virt-install, QEMU",
      audience: "a virtual machine on your own computer",
      downloads: true,
      steps: virtInstallSteps(image, context),
    },
  ];
  return recipes.filter((recipe) => recipe !== false);
}

/** A cloud that fetches the file itself starts it as it is: an OVA would have to be unpacked first. */
function isFetchedByClouds({ format }: StartableImage): boolean {
  return ["qcow2", "raw", "vmdk", "vdi"].includes(format.toLowerCase());
}
