import { expect, test } from "vitest";
import { imageFieldsSchema } from "#lib/virtual-appliance/schema.ts";
import { imageFormValues, NEW_IMAGE } from "./image-form-values.ts";

const IMAGE = {
  url: "https://images.example.org/debian.qcow2",
  title: "Debian 13",
  format: "qcow2",
  hypervisors: ["KVM", "Xen"],
  arch: "x86_64",
  osFamily: "Linux",
  osName: "Debian",
  osVersion: "13",
  cpuMinimum: 1,
  cpuRecommended: null,
  ramMinimumBytes: 2n * 1024n ** 3n,
  ramRecommendedBytes: null,
  diskMinimumBytes: 10n * 1000n ** 3n,
  diskRecommendedBytes: null,
  acceleratorKind: "GPU",
  acceleratorsMinimum: 0,
  acceleratorsRecommended: 2,
  trafficRules: [
    {
      direction: "inbound",
      protocol: "tcp",
      ports: [
        [22, 22],
        [8000, 8010],
      ],
      range: "2001:db8::/32",
    },
    { direction: "outbound", protocol: "icmp", ports: [], range: "0.0.0.0/0" },
  ],
  defaultAccount: "debian",
  contextualizationFormats: ["cloud-init"],
  scriptText: "#cloud-config\npackages: [git]",
  scriptUrl: null,
  notes: "",
  declaredSizeBytes: 612_368_384n,
  declaredSha512: "ab".repeat(64),
};

test("saving the form of an image unchanged changes nothing", () => {
  const read = imageFieldsSchema.parse({ slug: "debian", ...imageFormValues(IMAGE) });
  expect(read).toEqual({ slug: "debian", ...IMAGE, notes: null, scriptAgain: false });
});

test("a new image lacks only what nobody can guess", () => {
  const { error } = imageFieldsSchema.safeParse({ slug: "debian", ...NEW_IMAGE });
  expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(new Set(["url", "osName", "osVersion"]));
});
