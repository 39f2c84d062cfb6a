/** Starting an image that a site of the federated cloud offers already, with fedcloudclient. Pure. */
import { lines, shellWord, USER_DATA_FILE } from "./shell.ts";
import { machineName, type StartableImage, type StartContext, type StartStep } from "./startable-image.ts";

/** Sites name images after the list's titles, so it is looked for by a word of its name. */
export function fedcloudSteps(_image: StartableImage, { name, vos }: StartContext): StartStep[] {
  const vo = shellWord(vos[0] ?? "VO");
  const [word = name] = name.split(" ");
  return [
    {
      title: "Find it at a site",
      label: "Sites that offer it",
      code: lines([
        `fedcloud openstack image list --vo ${vo} --site ALL_SITES`,
        `| grep --ignore-case ${shellWord(word)}`,
      ]),
    },
    {
      title: "Start a machine there",
      label: "Start with fedcloudclient",
      code: lines([
        `fedcloud openstack server create --vo ${vo} --site SITE`,
        "--image IMAGE --flavor FLAVOR --network NETWORK --key-name KEY",
        `--user-data ${USER_DATA_FILE}`,
        machineName(name),
      ]),
    },
  ];
}
