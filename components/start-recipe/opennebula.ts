/** Starting an image in OpenNebula, with its command line. Pure. */
import { lines, shellWord, USER_DATA_FILE } from "./shell.ts";
import {
  machineName,
  type StartableImage,
  type StartContext,
  type StartStep,
  sizeOfMachine,
} from "./startable-image.ts";

/**
 * The server fetches the file itself; user data travel as Base64, as templates cannot hold line ends (cloud-init,
 * datasource OpenNebula, `USERDATA_ENCODING`).
 */
export function openNebulaSteps(image: StartableImage, { name }: StartContext): StartStep[] {
  const { cores, ramMebibytes } = sizeOfMachine(image);
  const alias = machineName(name);
  const template = [
    `NAME = "${alias}"`,
    `CPU = "${cores}"`,
    `VCPU = "${cores}"`,
    `MEMORY = "${ramMebibytes}"`,
    `DISK = [ IMAGE = "${alias}" ]`,
    'NIC = [ NETWORK = "NETWORK" ]',
    "CONTEXT = [",
    '  NETWORK = "YES",',
    '  SSH_PUBLIC_KEY = "\\$USER[SSH_PUBLIC_KEY]",',
    '  USERDATA_ENCODING = "base64",',
    `  USERDATA = "$(base64 --wrap=0 ${USER_DATA_FILE})" ]`,
  ];
  return [
    {
      title: "Register it",
      label: "Register in OpenNebula",
      code: lines([
        `oneimage create --name ${alias}`,
        `--path ${shellWord(image.url)}`,
        `--format ${shellWord(image.format.toLowerCase())} --prefix vd --datastore default`,
      ]),
    },
    {
      title: "Start a machine",
      label: "Start in OpenNebula",
      code: [
        `cat > ${alias}.template <<EOF\n${template.join("\n")}\nEOF`,
        `onetemplate create ${alias}.template`,
        `onetemplate instantiate ${alias} --name my-${alias}`,
      ].join("\n"),
    },
  ];
}
