/** Files for Terraform and Packer, read by HashiCorp's own parser, and by Terraform where it is installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "@cdktn/hcl2json";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleImage, sampleOffer } from "./__fixtures__/sample-offer.ts";
import { quoteHcl } from "./hcl.ts";
import { renderPacker } from "./render-packer.ts";
import { renderTerraform } from "./render-terraform.ts";

const NASTY =
  'a "quoted" \\ \x24{path.module} %{ if true }x%{ endif } \x24\x24{y} $$ %\n}\r\u2028\u0000# end';

/** The parser gives texts as the templates they are: what would open one is doubled there. */
const read = async (text: string): Promise<string> => {
  const { value } = (await parse("x.tf", `value = ${quoteHcl(text)}\n`)) as { value: string };
  return value.replace(/([$%])\1(?=\{)/g, "$1");
};

describe("a quoted text", () => {
  test.each([NASTY, "", "$", "${", "$${", "$$${", "%{", "%%%{x", "\\${", '"', "\u{1F600}\u{E0001}"])(
    "%j means itself",
    async (text) => expect(await read(text)).toBe(text.normalize("NFC")),
  );

  test("evaluates nothing and ends where it should, whatever is in it", async () => {
    const text = fc.string({ unit: fc.oneof(fc.constantFrom(...'{$%}"\\\n\r\t~a#'), fc.string()) });
    await fc.assert(
      fc.asyncProperty(text, async (any) => {
        expect(await read(any)).toBe(any.normalize("NFC"));
      }),
      { numRuns: 300 },
    );
  });
});

const nasty = sampleOffer({
  images: [
    ...sampleOffer().images,
    sampleImage({
      identifier: "dd6571e7-5431-5e15-91a4-724bc302664c",
      title: NASTY,
      version: NASTY,
      osName: NASTY,
      osVersion: NASTY,
      defaultAccount: NASTY,
      arch: NASTY,
      appliance: { number: "9", slug: "9.nasty-one", name: NASTY },
    }),
  ],
});

test("Terraform's file holds every image by its identifier, with the sum that it is compared with", async () => {
  const file = (await parse("images.tf", renderTerraform(nasty).body)) as {
    locals: [{ images: Record<string, Record<string, string>> }];
    resource: { openstack_images_image_v2: { image: [Record<string, unknown>] } };
  };
  const [{ images }] = file.locals;
  expect(Object.keys(images)).toEqual(
    nasty.images.filter(({ format }) => format !== "ova").map(({ identifier }) => identifier),
  );
  for (const { identifier, url, sha512 } of nasty.images.filter(({ format }) => format !== "ova")) {
    expect(images[identifier]).toMatchObject({ url, sha512, properties: { list_sha512: sha512 } });
  }
  const [resource] = file.resource.openstack_images_image_v2.image;
  expect(resource).toMatchObject({ for_each: expect.stringContaining("local.images"), web_download: true });
  expect(JSON.stringify(resource.lifecycle)).toContain("os_hash_value");
});

test("an image that Glance would refuse does not spoil the file", () => {
  const { body } = renderTerraform(sampleOffer({ images: [sampleImage({ format: "ova" })] }));
  expect(body).toContain("images = {}");
});

test("Packer's file holds every image as a source of its own", async () => {
  const file = (await parse("list.pkr.hcl", renderPacker(nasty).body)) as {
    source: { qemu: Record<string, [Record<string, unknown>]> };
  };
  const sources = Object.entries(file.source.qemu);
  expect(sources).toHaveLength(3);
  for (const [name, [source]] of sources) {
    expect(name).toMatch(/^va_[A-Za-z0-9_]+$/);
    expect(source).toMatchObject({
      disk_image: true,
      iso_checksum: expect.stringMatching(/^sha512:[0-9a-f]{128}$/),
    });
  }
  expect(file.source.qemu.va_debian_13_bb6571e7_5431_5e15_91a4_724bc302664c?.[0]).toEqual({
    disk_image: true,
    iso_url: "https://images.example.org/debian-13-arm.qcow2",
    iso_checksum: `sha512:${"fedcba9876543210".repeat(8)}`,
    qemu_binary: "qemu-system-aarch64",
    machine_type: "virt",
  });
});

test.skipIf(spawnSync("terraform", ["version"]).error !== undefined)(
  "Terraform itself takes both files as they are written (where it is installed)",
  () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-terraform-"));
    try {
      for (const offer of [sampleOffer(), nasty, sampleOffer({ images: [] })]) {
        for (const { path: name, body } of [renderTerraform(offer), renderPacker(offer)]) {
          const file = path.join(folder, `${name.replace(".pkr.hcl", "")}.tf`);
          writeFileSync(file, body);
          expect(
            execFileSync("terraform", ["fmt", "-check", "-diff", file], { encoding: "utf8", stdio: "pipe" }),
          ).not.toContain("---");
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
