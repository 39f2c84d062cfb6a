/** Starting an image with the Infrastructure Manager, by a TOSCA template. Pure. */
import { stringify } from "yaml";
import {
  distributionOf,
  type StartableImage,
  type StartContext,
  type StartStep,
  sizeOfMachine,
} from "./startable-image.ts";

/** TOSCA Simple Profile 1.0 with the types of the Infrastructure Manager; the image is named by its place at the site. */
export function infrastructureManagerSteps(image: StartableImage, { name }: StartContext): StartStep[] {
  const { cores, ramMebibytes, diskGibibytes } = sizeOfMachine(image);
  const template = {
    tosca_definitions_version: "tosca_simple_yaml_1_0",
    imports: [
      { indigo_custom_types: "https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml" },
    ],
    description: `A machine of ${name}`,
    topology_template: {
      node_templates: {
        machine: {
          type: "tosca.nodes.indigo.Compute",
          capabilities: {
            endpoint: { properties: { network_name: "PUBLIC" } },
            host: {
              properties: {
                num_cpus: cores,
                mem_size: `${ramMebibytes} MB`,
                disk_size: `${diskGibibytes} GB`,
              },
            },
            os: {
              properties: {
                type: "linux",
                architecture: image.arch,
                distribution: distributionOf(image),
                version: image.osVersion,
                image: "ost://SITE/IMAGE_ID",
              },
            },
          },
        },
      },
      outputs: { address: { value: { get_attribute: ["machine", "public_address", 0] } } },
    },
  };
  return [
    {
      title: "Save the template",
      label: "machine.yaml",
      code: stringify(template, { lineWidth: 0 }).trimEnd(),
    },
    { title: "Create it", label: "Create with the IM client", code: "im_client.py create machine.yaml" },
  ];
}
