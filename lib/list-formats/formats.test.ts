/** Every format as golden files, by the rules of those who read them, and against each other. */
import { execFileSync, spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse as parseHcl } from "@cdktn/hcl2json";
import { compactVerify } from "jose";
import {
  createMessage,
  generateKey,
  readCleartextMessage,
  readKey,
  readPrivateKey,
  readSignature,
  verify,
} from "openpgp";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { createPemSigner } from "#lib/hepix/signer.ts";
import { sampleImage, sampleOffer } from "./__fixtures__/sample-offer.ts";
import { fileNameOf, type Offer, type Rendering } from "./offer.ts";
import { readOpenPgpKey } from "./open-pgp.ts";
import { renderList } from "./render-list.ts";

const NOW = new Date("2026-11-27T10:00:00Z");
const signer = createPemSigner({
  certificatePem: readFixture("test-only-signer.pem"),
  privateKeyPem: readFixture("test-only-signer-key.pem"),
});
const textsOf = (files: Awaited<ReturnType<typeof renderList>>): Rendering[] =>
  files.flatMap(({ body, ...file }) => (typeof body === "string" ? [{ ...file, body }] : []));
const render = async (offer: Offer = sampleOffer()) => textsOf(await renderList(offer, signer, null, NOW));
let files: Map<string, Rendering>;
const bodyOf = (name: string) => files.get(name)?.body ?? "";
const jsonOf = (name: string) => JSON.parse(bodyOf(name));

beforeAll(async () => {
  files = new Map((await render()).map((rendering) => [rendering.path, rendering]));
});

test.each([
  "list.json",
  "streams/v1/index.json",
  "streams/v1/images.json",
  "images/SHA256SUMS",
  "images/SHA512SUMS",
  "opennebula/appliance",
  "osism.yml",
  "terraform.tf",
  "packer.pkr.hcl",
  "list.dsse.json",
])("%s is as it was", async (name) => {
  await expect(bodyOf(name)).toMatchFileSnapshot(`__fixtures__/golden/${name.replaceAll("/", "--")}.golden`);
});

test("what has not changed is the same, byte for byte, whoever makes it", async () => {
  const again = await render();
  expect(again.map(({ path: name, body }) => [name, body])).toEqual(
    [...files.values()].map(({ path: name, body }) => [name, body]),
  );
});

describe("all formats of a revision", () => {
  const sumsIn = (name: string) => [...new Set(bodyOf(name).match(/\b[0-9a-f]{128}\b/g))];
  const sha512Of: Record<string, () => string[]> = {
    json: () =>
      jsonOf("list.json").images.map((image: { checksums: { sha512: string } }) => image.checksums.sha512),
    sums: () =>
      bodyOf("images/SHA512SUMS")
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(0, 128)),
    jws: () =>
      JSON.parse(Buffer.from(bodyOf("list.jws").split(".")[1] ?? "", "base64url").toString()).images.map(
        (image: { checksums: { sha512: string } }) => image.checksums.sha512,
      ),
    dsse: () =>
      JSON.parse(Buffer.from(jsonOf("list.dsse.json").payload, "base64").toString()).images.map(
        (image: { checksums: { sha512: string } }) => image.checksums.sha512,
      ),
  };
  // Formats of programs that cannot take the image in it.
  const WITHOUT_OVA: Record<string, () => string[]> = {
    terraform: () => sumsIn("terraform.tf"),
    packer: () => sumsIn("packer.pkr.hcl"),
    opennebula: () =>
      jsonOf("opennebula/appliance").appliances.flatMap(
        (appliance: { files: { checksum: { sha512: string } }[] }) =>
          appliance.files.map(({ checksum }) => checksum.sha512),
      ),
    simplestreams: () =>
      products().flatMap(({ versions }) =>
        Object.values(versions).flatMap(({ items }) => items["disk1.img"]?.sha512 ?? []),
      ),
  };
  const measured = () =>
    sampleOffer()
      .images.flatMap(({ sha256 }) => sha256 ?? [])
      .sort();
  const products = () => Object.values(jsonOf("streams/v1/images.json").products) as Product[];
  type Product = { versions: Record<string, { items: Record<string, Item> }> };
  type Item = { sha256: string; sha512?: string };

  test("name the same SHA-512 sums, of all images", () => {
    const all = sampleOffer()
      .images.map(({ sha512 }) => sha512)
      .sort();
    for (const [name, read] of Object.entries(sha512Of)) expect(read().sort(), name).toEqual(all);
    const disks = sampleOffer()
      .images.filter(({ format }) => format !== "ova")
      .map(({ sha512 }) => sha512)
      .sort();
    for (const [name, read] of Object.entries(WITHOUT_OVA)) expect(read().sort(), name).toEqual(disks);
  });

  test("name the same SHA-256 sums, of all images that were measured here", () => {
    const found: Record<string, string[]> = {
      sums: bodyOf("images/SHA256SUMS")
        .split("\n")
        .filter(Boolean)
        .map((line) => line.slice(0, 64)),
      json: jsonOf("list.json").images.flatMap(
        (image: { checksums: { sha256?: string } }) => image.checksums.sha256 ?? [],
      ),
      simplestreams: products().flatMap(({ versions }) =>
        Object.values(versions).flatMap(({ items }) => Object.values(items).map(({ sha256 }) => sha256)),
      ),
      opennebula: jsonOf("opennebula/appliance").appliances.flatMap(
        (appliance: { files: { checksum: { sha256: string } }[] }) =>
          appliance.files.map(({ checksum }) => checksum.sha256),
      ),
      osism: parseYaml(bodyOf("osism.yml")).images.flatMap((image: { versions: { checksum: string }[] }) =>
        image.versions.map(({ checksum }) => checksum.replace("sha256:", "")),
      ),
    };
    for (const [name, sums] of Object.entries(found)) expect(sums.sort(), name).toEqual(measured());
  });
});

describe("simplestreams", () => {
  test("a product keeps its name when its appliance gets another one", async () => {
    const image = sampleImage({ appliance: { number: "7", slug: "debian-trixie", name: "Debian trixie" } });
    const renamed = await render(sampleOffer({ images: [image] }));
    const products = JSON.parse(renamed.find((file) => file.path === "streams/v1/images.json")?.body ?? "");
    expect(Object.keys(jsonOf("streams/v1/images.json").products)).toEqual(
      expect.arrayContaining(Object.keys(products.products)),
    );
  });
});

test("sha256sum takes the sums", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-sums-"));
  try {
    const content = "an image";
    const sum = execFileSync("sha256sum", { input: content }).toString().slice(0, 64);
    const offer = sampleOffer({ images: [sampleImage({ sha256: sum })] });
    return render(offer).then((made) => {
      writeFileSync(
        path.join(folder, "SHA256SUMS"),
        made.find((file) => file.path.endsWith("SHA256SUMS"))?.body ?? "",
      );
      writeFileSync(path.join(folder, offer.images[0]?.fileName ?? ""), content);
      const said = execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], {
        cwd: folder,
      }).toString();
      expect(said).toBe(`${offer.images[0]?.fileName}: OK\n`);
      rmSync(folder, { recursive: true });
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
});

test("the signed JSON is verified by the certificate in its header, and tampered with it is not", async () => {
  const jws = bodyOf("list.jws");
  const [header = ""] = jws.split(".");
  const { x5c, alg, cty } = JSON.parse(Buffer.from(header, "base64url").toString());
  expect({ alg, cty }).toEqual({ alg: "RS256", cty: "application/json" });
  const { publicKey } = new X509Certificate(Buffer.from(x5c[0], "base64"));
  const { payload } = await compactVerify(jws, publicKey);
  expect(Buffer.from(payload).toString()).toBe(bodyOf("list.json"));
  const [, body = "", signature] = jws.split(".");
  const other = `${body.slice(0, -4)}${body.slice(-4) === "AAAA" ? "BBBB" : "AAAA"}`;
  await expect(compactVerify([header, other, signature].join("."), publicKey)).rejects.toThrow();
});

describe("with an OpenPGP key", () => {
  let armored: string;
  let publicArmored: string;
  let signed: Map<string, string>;

  beforeAll(async () => {
    const made = await generateKey({
      ...{ type: "ecc" as const, curve: "ed25519Legacy" as const, format: "armored" as const },
      userIDs: [{ name: "Slipway test", email: "test@example.org" }],
      date: new Date("2026-11-01T00:00:00Z"),
    });
    [armored, publicArmored] = [made.privateKey, made.publicKey];
    const list = await renderList(sampleOffer(), signer, await readOpenPgpKey(armored), NOW);
    signed = new Map(textsOf(list).map((rendering) => [rendering.path, rendering.body]));
  });

  test("sums have a signature beside them", async () => {
    for (const name of ["images/SHA256SUMS", "images/SHA512SUMS"]) {
      const { signatures } = await verify({
        message: await createMessage({ text: signed.get(name) ?? "" }),
        signature: await readSignature({ armoredSignature: signed.get(`${name}.asc`) ?? "" }),
        verificationKeys: await readKey({ armoredKey: publicArmored }),
        date: NOW,
      });
      await expect(signatures[0]?.verified).resolves.toBe(true);
    }
  });

  test("streams are signed in the clear, and the index leads to signed products", async () => {
    for (const name of ["streams/v1/index.sjson", "streams/v1/images.sjson"]) {
      const message = await readCleartextMessage({ cleartextMessage: signed.get(name) ?? "" });
      const { signatures, data } = await verify({
        message,
        verificationKeys: await readKey({ armoredKey: publicArmored }),
        date: NOW,
      });
      await expect(signatures[0]?.verified).resolves.toBe(true);
      expect(() => JSON.parse(String(data))).not.toThrow();
    }
    expect(signed.get("streams/v1/index.sjson")).toContain('"path": "streams/v1/images.sjson"');
  });

  test.skipIf(spawnSync("gpgv", ["--version"]).error !== undefined)(
    "gpgv takes them (where it is installed)",
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "slipway-gpgv-"));
      const write = (name: string, body: string | Uint8Array) => {
        writeFileSync(path.join(folder, name), body);
        return path.join(folder, name);
      };
      try {
        const ring = write("ring.gpg", (await readKey({ armoredKey: publicArmored })).write());
        const sums = write("SHA256SUMS", signed.get("images/SHA256SUMS") ?? "");
        const signature = write("SHA256SUMS.asc", signed.get("images/SHA256SUMS.asc") ?? "");
        const index = write("index.sjson", signed.get("streams/v1/index.sjson") ?? "");
        for (const args of [[signature, sums], [index]]) {
          const { status, stderr } = spawnSync("gpgv", ["--homedir", folder, "--keyring", ring, ...args]);
          expect([status, String(stderr)]).toEqual([0, expect.stringContaining("Good signature")]);
        }
        writeFileSync(sums, `${signed.get("images/SHA256SUMS")}tampered\n`);
        expect(spawnSync("gpgv", ["--homedir", folder, "--keyring", ring, signature, sums]).status).not.toBe(
          0,
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  test("one that is protected or unreadable is refused in a sentence", async () => {
    const { privateKey } = await generateKey({
      ...{ format: "armored" as const, passphrase: "secret" },
      userIDs: [{ name: "x" }],
    });
    await expect(readOpenPgpKey(privateKey)).rejects.toThrow("protected by a passphrase");
    await expect(readOpenPgpKey("nonsense")).rejects.toThrow("unreadable: export it with --armor");
    expect((await readPrivateKey({ armoredKey: armored })).isDecrypted()).toBe(true);
  });
});

test("names of files hold nothing that an address or a file system would mind", () => {
  const name = fileNameOf({ slug: "a", version: "1.0+git~2/3", arch: "x86_64", format: "qcow2", number: 3 });
  expect(name).toBe("a-1.0-git-2-3-x86_64-3.qcow2");
});

test("a list without images is empty in every format, and still whole", async () => {
  const made = new Map((await render(sampleOffer({ images: [] }))).map((file) => [file.path, file.body]));
  expect(JSON.parse(made.get("list.json") ?? "").images).toEqual([]);
  expect(made.get("images/SHA256SUMS")).toBe("");
  expect(parseYaml(made.get("osism.yml") ?? "")).toEqual({ images: [] });
  expect(JSON.parse(made.get("opennebula/appliance") ?? "").appliances).toEqual([]);
  expect(JSON.parse(made.get("streams/v1/images.json") ?? "").products).toEqual({});
  const terraform = await parseHcl("images.tf", made.get("terraform.tf") ?? "");
  expect(terraform).toMatchObject({ locals: [{ images: {} }], resource: { openstack_images_image_v2: {} } });
  expect(await parseHcl("list.pkr.hcl", made.get("packer.pkr.hcl") ?? "")).not.toHaveProperty("source");
  const { payload } = JSON.parse(made.get("list.dsse.json") ?? "");
  expect(Buffer.from(payload, "base64").toString()).toBe(made.get("list.json"));
});
