/** Starting an image with the command line of OpenStack. Pure. */
import { diskFile, lines, shellWord, USER_DATA_FILE } from "./shell.ts";
import {
  distributionOf,
  machineName,
  type StartableImage,
  type StartContext,
  type StartStep,
  statedMinimums,
} from "./startable-image.ts";

/** An OVA is unpacked and its disk converted first, for Glance does not boot it as it is. */
const GLANCE_FORMATS = ["qcow2", "raw", "vmdk", "vdi", "vhd", "vhdx", "iso"];

/** Registers the downloaded file in a project, and starts a machine of it. */
export function openStackSteps(image: StartableImage, { name }: StartContext): StartStep[] {
  const { file, format, convert } = diskFile(image, GLANCE_FORMATS);
  const upload = lines([
    "openstack image create",
    `--file ${file}`,
    `--disk-format ${format} --container-format bare`,
    ...minimumOptions(image),
    `--property architecture=${shellWord(image.arch)}`,
    `--property os_distro=${shellWord(distributionOf(image))} --property os_version=${shellWord(image.osVersion)}`,
    shellWord(name),
  ]);
  const start = lines([
    "openstack server create",
    `--image ${shellWord(name)}`,
    "--flavor FLAVOR --network NETWORK --key-name KEY",
    `--user-data ${USER_DATA_FILE}`,
    machineName(name),
  ]);
  return [
    {
      title: "Register it in your project",
      label: "Register in OpenStack",
      code: [...convert, upload].join("\n"),
    },
    { title: "Start a machine", label: "Start in OpenStack", code: start },
  ];
}

function minimumOptions(image: StartableImage): string[] {
  const { ramMebibytes, diskGibibytes } = statedMinimums(image);
  const options = [
    ramMebibytes === null ? "" : `--min-ram ${ramMebibytes}`,
    diskGibibytes === null ? "" : `--min-disk ${diskGibibytes}`,
  ].filter(Boolean);
  return options.length === 0 ? [] : [options.join(" ")];
}
