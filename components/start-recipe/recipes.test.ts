/** Recipes for plain and for hostile records: each is read by what will read it. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse as parseHcl } from "@cdktn/hcl2json";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { recipesFor } from "./recipes.ts";
import { machineName, type StartableImage } from "./startable-image.ts";

const GIB = 1024n ** 3n;
const plain: StartableImage = {
  url: "https://images.example.org/rocky/rocky-9.4.qcow2",
  ...{ sha512: "ab".repeat(64), sha256: null, format: "qcow2", arch: "x86_64" },
  ...{ osName: "Rocky Linux", osVersion: "9.4" },
  ...{ cpuMinimum: 2, ramMinimumBytes: 2n * GIB, diskMinimumBytes: 10_000_000_000n },
  defaultAccount: "rocky",
};
const NASTY = `it's "$(touch /tmp/owned)" \`id\` \${x} %{y} \\ #`;
const nasty: StartableImage = {
  ...plain,
  url: "https://images.example.org/a'b$(id)/c d;rm.qcow2",
  ...{ osName: NASTY, osVersion: NASTY, arch: NASTY },
  ...{ cpuMinimum: null, ramMinimumBytes: null, diskMinimumBytes: null },
};

const TOOLS = [
  "curl",
  "openstack",
  "fedcloud",
  "terraform",
  "incus",
  "oneimage",
  "onetemplate",
  "virt-install",
];
const OTHERS = ["qemu-img", "im_client.py", "sha512sum"];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "slipway-recipes-"));
  // What a tool is called with, word by word.
  const note = `#!/bin/sh\nfor word in "$0" "$@"; do printf '%s\\037' "$word"; done >> ${folder}/calls\n`;
  for (const tool of [...TOOLS, ...OTHERS]) {
    writeFileSync(path.join(folder, tool), note);
    chmodSync(path.join(folder, tool), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs it in an empty folder, with tools that only say what they were called with. */
function wordsOf(code: string): string[] {
  const work = mkdtempSync(path.join(folder, "run-"));
  writeFileSync(path.join(folder, "calls"), "");
  writeFileSync(path.join(work, "user-data.yaml"), "#cloud-config\n");
  execFileSync("bash", ["-euc", code], {
    cwd: work,
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    stdio: "pipe",
  });
  return readFileSync(path.join(folder, "calls"), "utf8").split("\u001f");
}

const isFile = (label: string) => /\.(tf|yaml)$/.test(label);
const cases = [
  ["plain", plain, { name: "Rocky Linux 9.4", vos: ["biomed"] }],
  ["hostile", nasty, { name: NASTY, vos: [NASTY] }],
] as const;

describe.each(cases)("for a %s record", (_what, image, context) => {
  test.each(recipesFor(image, context).map(({ id, steps }) => [id, steps] as const))(
    "%s is read as it is meant",
    async (_id, steps) => {
      for (const { label, code } of steps) {
        if (label.endsWith(".tf")) await parseHcl(label, code);
        else if (label.endsWith(".yaml")) expect(parseYaml(code)).toBeTypeOf("object");
        else if (!label.includes("Sites that offer")) expect(wordsOf(code).length).toBeGreaterThan(1);
      }
    },
  );
});

test("names reach the tools as one word, whatever is in them", () => {
  const steps = recipesFor(nasty, { name: NASTY, vos: [] })[0]?.steps ?? [];
  const [upload = "", start = ""] = steps.map(({ code }) => code);
  expect(wordsOf(upload)).toContain(NASTY);
  expect(wordsOf(upload)).toContain(`architecture=${NASTY}`);
  expect(wordsOf(start)).toContain(NASTY);
  expect(wordsOf(start).filter((word) => word === machineName(NASTY))).toHaveLength(1);
});

test("needs are rounded up in the units of each tool, and left out of Glance where nobody stated them", () => {
  const codeOf = (image: StartableImage, id: string) =>
    recipesFor(image, { name: "x", vos: [] })
      .find((recipe) => recipe.id === id)
      ?.steps.map(({ code }) => code)
      .join("\n") ?? "";
  expect(codeOf(plain, "openstack")).toContain("--min-ram 2048 --min-disk 10");
  expect(codeOf(nasty, "openstack")).not.toContain("--min");
  expect(codeOf(plain, "virt-install")).toContain("--memory 2048 --vcpus 2");
  expect(codeOf(plain, "virt-install")).toContain("x.qcow2 10G");
  expect(codeOf({ ...plain, arch: "aarch64" }, "virt-install")).toContain("--arch aarch64");
});

test("Terraform and the Infrastructure Manager are told what the catalogue says", async () => {
  const recipes = recipesFor(plain, { name: "Rocky Linux 9.4", vos: [] });
  const fileOf = (id: string) =>
    recipes.find((recipe) => recipe.id === id)?.steps.find(({ label }) => isFile(label))?.code ?? "";
  const hcl = (await parseHcl("main.tf", fileOf("terraform"))) as {
    resource: { openstack_images_image_v2: { image: [Record<string, unknown>] } };
  };
  expect(hcl.resource.openstack_images_image_v2.image[0]).toMatchObject({
    ...{ name: "Rocky Linux 9.4", image_source_url: plain.url, disk_format: "qcow2", min_ram_mb: 2048 },
    properties: { architecture: "x86_64", os_distro: "rocky", os_version: "9.4" },
  });
  const { topology_template } = parseYaml(fileOf("infrastructure-manager"));
  expect(topology_template.node_templates.machine.capabilities).toMatchObject({
    host: { properties: { num_cpus: 2, mem_size: "2048 MB", disk_size: "10 GB" } },
    os: { properties: { distribution: "rocky", version: "9.4" } },
  });
});

test("an OVA is unpacked first, and given to no cloud that would fetch it as it is", () => {
  const recipes = recipesFor({ ...plain, url: "https://example.org/a.ova", format: "ova" }, cases[0][2]);
  expect(recipes.map(({ id }) => id)).toEqual([
    ...["openstack", "fedcloud", "infrastructure-manager", "incus", "virt-install"],
  ]);
  expect(recipes[0]?.steps[0]?.code).toContain("qemu-img convert -O qcow2 ./*.vmdk a.converted.qcow2");
});

test.each([
  ["Rocky Linux 9.4", "rocky-linux-9-4"],
  ["42 Éléments", "elements"],
  ["日本", "riben"],
  ["!!!", "machine"],
  [`${"a".repeat(59)}-b`, "a".repeat(59)],
])("a machine of %s is called %s", (name, expected) => {
  expect(machineName(name)).toBe(expected);
});
