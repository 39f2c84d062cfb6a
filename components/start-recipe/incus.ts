/** Starting an image as a virtual machine of Incus or LXD. Pure. */
import { stringify } from "yaml";
import { diskFile, lines, USER_DATA_FILE, writeFileCommand } from "./shell.ts";
import {
  distributionOf,
  machineName,
  type StartableImage,
  type StartContext,
  type StartStep,
  sizeOfMachine,
} from "./startable-image.ts";

/** A disk needs a few facts beside it, packed as a tar file; the moment is any, so that the same image is the same. */
export function incusSteps(image: StartableImage, { name }: StartContext): StartStep[] {
  const { file, convert } = diskFile(image, ["qcow2"]);
  const { cores, ramMebibytes } = sizeOfMachine(image);
  const metadata = stringify(
    {
      architecture: image.arch,
      creation_date: 1,
      properties: { description: name, os: distributionOf(image), release: image.osVersion },
    },
    { lineWidth: 0 },
  );
  const alias = machineName(name);
  return [
    {
      title: "Import it",
      label: "Import into Incus",
      code: [
        ...convert,
        writeFileCommand("metadata.yaml", metadata),
        "tar --create --xz --file metadata.tar.xz metadata.yaml",
        `incus image import metadata.tar.xz ${file} --alias ${alias}`,
      ].join("\n"),
    },
    {
      title: "Start a machine",
      label: "Start with Incus",
      code: lines([
        `incus launch ${alias} my-${alias} --vm`,
        `--config limits.cpu=${cores} --config limits.memory=${ramMebibytes}MiB`,
        `--config cloud-init.user-data="$(cat ${USER_DATA_FILE})"`,
      ]),
    },
  ];
}
