/** Starting an image on one's own computer with libvirt. Pure. */
import { diskFile, lines, shellWord, USER_DATA_FILE } from "./shell.ts";
import {
  machineName,
  type StartableImage,
  type StartContext,
  type StartStep,
  sizeOfMachine,
} from "./startable-image.ts";

/** The downloaded file stays as it is: the machine writes to a disk of its own above it. */
export function virtInstallSteps(image: StartableImage, { name }: StartContext): StartStep[] {
  const { file, format, convert } = diskFile(image, ["qcow2", "raw", "vmdk", "vdi"]);
  const { cores, ramMebibytes, diskGibibytes } = sizeOfMachine(image);
  const machine = machineName(name);
  return [
    {
      title: "Start a machine",
      label: "Start with virt-install",
      code: [
        ...convert,
        lines([`qemu-img create -f qcow2 -F ${format} -b ${file}`, `${machine}.qcow2 ${diskGibibytes}G`]),
        lines([
          `virt-install --name ${machine} --import`,
          ...(image.arch === "x86_64" ? [] : [`--arch ${shellWord(image.arch)}`]),
          `--memory ${ramMebibytes} --vcpus ${cores}`,
          `--disk ${machine}.qcow2,bus=virtio --network default,model=virtio`,
          `--cloud-init user-data=${USER_DATA_FILE}`,
          "--osinfo detect=on,require=off --graphics none --noautoconsole",
        ]),
      ].join("\n"),
    },
  ];
}
